package io.mindscape.slipway.policies.rule;

import io.mindscape.slipway.policies.finding.Severity;
import io.mindscape.slipway.policies.manifest.Manifests;
import io.mindscape.slipway.policies.yaml.SourceFile;
import io.mindscape.slipway.policies.yaml.YamlReader;
import java.util.Comparator;
import java.util.List;

/**
 * A rule that ships, told to a person.
 *
 * @param resources the plurals of the kinds that it is about, such as {@code deployments}
 * @param reason why it is there, in a sentence or two
 */
public record ShippedRule(String name, Severity severity, List<String> resources, String reason) {

  public ShippedRule {
    resources = List.copyOf(resources);
  }

  /** All of them, the gravest first. */
  public static List<ShippedRule> all() {
    return Policies.shippedFiles().stream()
        .map(ShippedRule::of)
        .sorted(Comparator.comparing(ShippedRule::severity).thenComparing(ShippedRule::name))
        .toList();
  }

  private static ShippedRule of(SourceFile file) {
    var objects = Manifests.in(YamlReader.read(file));
    var policy = objects.get(0);
    return new ShippedRule(
        policy.ref().name(),
        Policies.severity(Nodes.texts(objects.get(1).at("spec", "validationActions"))),
        Nodes.mappings(policy.at("spec", "matchConstraints", "resourceRules")).stream()
            .flatMap(rule -> Nodes.texts(rule.get("resources")).stream())
            .toList(),
        policy.text("metadata", "annotations", "slipway.io/reason"));
  }
}
