package io.mindscape.slipway.policies.semantic.pod;

import io.mindscape.slipway.policies.semantic.field.Field;
import java.util.Set;

/** {@code restartPolicy} and {@code restartPolicyRules} of one container. */
final class RestartRules {

  private static final Set<String> POLICIES = Set.of("Always", "Never", "OnFailure");
  private static final Set<String> ACTIONS = Set.of("Restart", "RestartAllContainers");
  private static final Set<String> OPERATORS = Set.of("In", "NotIn");

  private static final int MOST_RULES = 20;
  private static final int MOST_CODES = 255;

  private RestartRules() {}

  static void judge(Field container) {
    var policy = container.get("restartPolicy");
    var rules = container.get("restartPolicyRules");
    if (policy.isSet()) {
      policy.oneOf(POLICIES);
    } else if (rules.size() > 0) {
      policy.required("rules for restarts refine it.");
    }
    if (rules.size() > MOST_RULES) {
      rules.tooMany(MOST_RULES);
    }
    rules.items().forEach(RestartRules::rule);
  }

  private static void rule(Field rule) {
    rule.get("action").oneOf(ACTIONS);
    var codes = rule.get("exitCodes");
    if (!codes.isSet()) {
      codes.required();
      return;
    }
    codes.get("operator").oneOf(OPERATORS);
    if (codes.get("values").size() > MOST_CODES) {
      codes.get("values").tooMany(MOST_CODES);
    }
  }
}
