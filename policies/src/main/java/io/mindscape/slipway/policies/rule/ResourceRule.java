package io.mindscape.slipway.policies.rule;

import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import java.util.List;

/**
 * Which requests a policy is about; {@code *} stands for all.
 *
 * @param scope {@code *}, {@code Namespaced} or {@code Cluster}
 * @param names of objects; empty for all
 */
record ResourceRule(
    List<String> operations,
    List<String> groups,
    List<String> versions,
    List<String> resources,
    String scope,
    List<String> names) {

  ResourceRule {
    operations = List.copyOf(operations);
    groups = List.copyOf(groups);
    versions = List.copyOf(versions);
    resources = List.copyOf(resources);
    names = List.copyOf(names);
  }

  static ResourceRule of(Mapping node) {
    return new ResourceRule(
        Nodes.texts(node.get("operations")),
        Nodes.texts(node.get("apiGroups")),
        Nodes.texts(node.get("apiVersions")),
        Nodes.texts(node.get("resources")),
        Nodes.text(node, "scope"),
        Nodes.texts(node.get("resourceNames")));
  }

  boolean matches(Target target) {
    return matches(target, target.group(), target.version(), target.resource());
  }

  /** Whether it would match the same object under another of its names. */
  boolean matches(Target target, String group, String version, String resource) {
    return inScope(target)
        && has(operations, target.operation())
        && has(groups, group)
        && has(versions, version)
        && isAmong(resources, resource)
        && (names.isEmpty() || names.contains(target.name()));
  }

  private boolean inScope(Target target) {
    return switch (scope) {
      case "Namespaced" -> target.isNamespaced();
      case "Cluster" -> !target.isNamespaced();
      default -> true;
    };
  }

  private static boolean has(List<String> accepted, String one) {
    return accepted.contains("*") || accepted.contains(one);
  }

  private static boolean isAmong(List<String> patterns, String resource) {
    for (var pattern : patterns) {
      if (isResource(pattern, resource)) {
        return true;
      }
    }
    return false;
  }

  // What is created is never a subresource; "pods/*" and "*/*" take the resource itself, too.
  private static boolean isResource(String pattern, String resource) {
    int slash = pattern.indexOf('/');
    var name = slash < 0 ? pattern : pattern.substring(0, slash);
    var sub = slash < 0 ? "" : pattern.substring(slash + 1);
    return (name.equals("*") || name.equals(resource)) && (sub.isEmpty() || sub.equals("*"));
  }
}
