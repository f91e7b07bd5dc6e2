package io.mindscape.slipway.policies.rule;

import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.schema.Schemas;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a policy or a binding is about: {@code matchConstraints} and {@code matchResources}.
 *
 * @param isExact whether an object must be named as the rules name it; else the same object under
 *     another of its versions counts too
 */
record Constraints(
    List<ResourceRule> rules,
    List<ResourceRule> excluded,
    LabelSelector objects,
    LabelSelector namespaces,
    boolean isExact) {

  /** Of a binding that has none: everything that its policy is about. */
  static final Constraints ALL =
      new Constraints(List.of(), List.of(), LabelSelector.ALL, LabelSelector.ALL, false);

  Constraints {
    rules = List.copyOf(rules);
    excluded = List.copyOf(excluded);
  }

  static Constraints of(@Nullable Mapping node) {
    if (node == null) {
      return ALL;
    }
    return new Constraints(
        Nodes.mappings(node.get("resourceRules")).stream().map(ResourceRule::of).toList(),
        Nodes.mappings(node.get("excludeResourceRules")).stream().map(ResourceRule::of).toList(),
        LabelSelector.of(Nodes.mapping(node, "objectSelector")),
        LabelSelector.of(Nodes.mapping(node, "namespaceSelector")),
        Nodes.text(node, "matchPolicy").equals("Exact"));
  }

  /** How an object stands to constraints. */
  enum Match {
    NO,
    YES,
    /** It matches under another version, to which a server would convert it first. */
    CONVERTED
  }

  Match match(Target target, Surroundings surroundings) {
    return chooses(target, surroundings) ? match(target) : Match.NO;
  }

  /** Whether the object is chosen by its labels and those of its namespace. */
  boolean chooses(Target target, Surroundings surroundings) {
    return inNamespace(target, surroundings)
        && (chooses(target.manifest()) || chooses(target.before()));
  }

  /** How the object stands to the rules. */
  Match match(Target target) {
    if (match(excluded, target) != Match.NO) {
      return Match.NO;
    }
    return rules.isEmpty() ? Match.YES : match(rules, target);
  }

  /** Whether the rules say the same of all objects of a kind. */
  boolean dependsOnKindAlone() {
    return hasNoNames(rules) && hasNoNames(excluded);
  }

  private static boolean hasNoNames(List<ResourceRule> rules) {
    return rules.stream().allMatch(rule -> rule.names().isEmpty());
  }

  private boolean chooses(@Nullable Manifest manifest) {
    return manifest != null && (objects.choosesAll() || objects.chooses(Target.labels(manifest)));
  }

  private boolean inNamespace(Target target, Surroundings surroundings) {
    if (namespaces.choosesAll() || (!target.isNamespaced() && !target.isNamespace())) {
      return true;
    }
    return namespaces.chooses(
        target.isNamespace()
            ? Surroundings.namespaceLabels(target.manifest())
            : surroundings.namespaceLabels(target.namespace()));
  }

  private Match match(List<ResourceRule> any, Target target) {
    for (var rule : any) {
      if (rule.matches(target)) {
        return Match.YES;
      }
    }
    if (isExact || any.isEmpty()) {
      return Match.NO;
    }
    var others =
        Schemas.builtIn().otherVersions(target.manifest().text("apiVersion"), target.kind());
    return any.stream().anyMatch(rule -> others.stream().anyMatch(one -> takes(rule, target, one)))
        ? Match.CONVERTED
        : Match.NO;
  }

  private static boolean takes(ResourceRule rule, Target target, String apiVersion) {
    int slash = apiVersion.indexOf('/');
    return rule.matches(
        target,
        slash < 0 ? "" : apiVersion.substring(0, slash),
        apiVersion.substring(slash + 1),
        target.resource());
  }
}
