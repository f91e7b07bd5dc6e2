package io.mindscape.slipway.bot.report;

import io.mindscape.slipway.policies.rule.ShippedRule;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What rules are about, in a sentence: the reason of a policy that ships, else what the family is
 * about.
 */
record RuleTexts(Map<String, String> policies) {

  private static final Map<String, String> FAMILIES =
      Map.of(
          "yaml", "The text has to be YAML that everyone reads in the same way.",
          "render", "Charts and overlays have to render to objects, the same ones everywhere.",
          "schema", "The kinds and fields have to be those that the version of Kubernetes has.",
          "semantic", "What the API server's own validation refuses cannot be rolled out.",
          "policy", "A policy of the repository or of those that ship forbids it.",
          "strategy", "slipway.yaml says what each environment has to be like.",
          "reference", "What an object names has to be there.",
          "terraform", "Infrastructure has to be what the strategy says, and safe to apply.",
          "workflow", "A workflow has to do what it says, and nothing for strangers.");

  static RuleTexts shipped() {
    return new RuleTexts(
        ShippedRule.all().stream()
            .collect(Collectors.toMap(rule -> "policy/" + rule.name(), ShippedRule::reason)));
  }

  String of(String rule) {
    var policy = policies.get(rule);
    if (policy != null) {
      return policy;
    }
    var family = rule.substring(0, rule.indexOf('/'));
    return FAMILIES.getOrDefault(family, "A rule of Slipway.");
  }
}
