package io.mindscape.slipway.policies.rule;

import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.finding.Severity;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.manifest.Manifests;
import io.mindscape.slipway.policies.rule.Policy.Named;
import io.mindscape.slipway.policies.rule.Policy.ResourceRule;
import io.mindscape.slipway.policies.rule.Policy.Validation;
import io.mindscape.slipway.policies.yaml.SourceFile;
import io.mindscape.slipway.policies.yaml.YamlNode;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import io.mindscape.slipway.policies.yaml.YamlNode.Sequence;
import io.mindscape.slipway.policies.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads policies and their bindings from the files that a cluster would load. */
final class PolicyReader {

  private static final String FIELD = "slipway.io/field";

  private final CelEngine cel;

  PolicyReader(CelEngine cel) {
    this.cel = cel;
  }

  /**
   * The bound policies of {@code files}; one without a binding is in force nowhere, as in a
   * cluster.
   *
   * @throws Refused if a file is no YAML or an expression is no CEL
   */
  List<Policy> read(List<SourceFile> files) {
    var objects = files.stream().flatMap(file -> objects(file).stream()).toList();
    var policies = new ArrayList<Policy>();
    for (var object : objects) {
      if (object.text("kind").equals("ValidatingAdmissionPolicy")) {
        objects.stream()
            .filter(other -> binds(other, object))
            .findFirst()
            .ifPresent(binding -> policies.add(policy(object, severity(binding))));
      }
    }
    return policies;
  }

  private static List<Manifest> objects(SourceFile file) {
    var yaml = YamlReader.read(file);
    if (!yaml.findings().isEmpty()) {
      var first = yaml.findings().get(0);
      throw new Refused("%s %s".formatted(first.place(), first.message()));
    }
    return Manifests.in(yaml);
  }

  private static boolean binds(Manifest binding, Manifest policy) {
    return binding.text("kind").equals("ValidatingAdmissionPolicyBinding")
        && binding.text("spec", "policyName").equals(policy.ref().name());
  }

  private Policy policy(Manifest object, Severity severity) {
    var name = object.ref().name();
    var where = "%s, policy %s".formatted(object.root().place(), name);
    return new Policy(
        name,
        severity,
        mappings(object.at("spec", "matchConstraints", "resourceRules")).stream()
            .map(PolicyReader::resourceRule)
            .toList(),
        named(object.at("spec", "matchConditions"), where),
        named(object.at("spec", "variables"), where),
        mappings(object.at("spec", "validations")).stream()
            .map(validation -> validation(validation, where))
            .toList(),
        fields(object),
        !object.text("spec", "failurePolicy").equals("Ignore"));
  }

  private Validation validation(Mapping node, String where) {
    var expression = text(node, "expression");
    var message = text(node, "message");
    var messageExpression = text(node, "messageExpression");
    return new Validation(
        cel.compile(expression, where),
        message.isEmpty() ? "failed expression: " + expression : message.strip(),
        messageExpression.isEmpty() ? null : cel.compile(messageExpression, where));
  }

  private List<Named> named(@Nullable YamlNode list, String where) {
    return mappings(list).stream()
        .map(node -> new Named(text(node, "name"), cel.compile(text(node, "expression"), where)))
        .toList();
  }

  private static ResourceRule resourceRule(Mapping node) {
    return new ResourceRule(
        words(node.get("apiGroups")), words(node.get("apiVersions")), words(node.get("resources")));
  }

  private static List<String> fields(Manifest object) {
    var annotation = object.text("metadata", "annotations", FIELD);
    return annotation.isEmpty() ? List.of() : List.of(annotation.split("\\s*,\\s*"));
  }

  private static Severity severity(Manifest binding) {
    var actions = words(binding.at("spec", "validationActions"));
    if (actions.contains("Deny")) {
      return Severity.ERROR;
    }
    return actions.contains("Warn") ? Severity.WARNING : Severity.INFO;
  }

  private static List<Mapping> mappings(@Nullable YamlNode node) {
    return node instanceof Sequence list
        ? list.items().stream().filter(Mapping.class::isInstance).map(Mapping.class::cast).toList()
        : List.of();
  }

  private static List<String> words(@Nullable YamlNode node) {
    return node instanceof Sequence list
        ? list.items().stream()
            .filter(Scalar.class::isInstance)
            .map(item -> ((Scalar) item).text())
            .toList()
        : List.of();
  }

  private static String text(Mapping node, String key) {
    return node.get(key) instanceof Scalar scalar ? scalar.text() : "";
  }
}
