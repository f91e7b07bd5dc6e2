package io.mindscape.slipway.policies.semantic.apps;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;
import java.util.List;
import java.util.Set;

/** How fast an autoscaler goes up and down: its {@code behavior}. */
final class ScalingRules {

  private static final int MAX_WINDOW_SECONDS = 3600;
  private static final int MAX_PERIOD_SECONDS = 1800;

  private ScalingRules() {}

  /**
   * Judges it.
   *
   * @param defaults whether policies that are absent are the server's own
   */
  static void judge(Field behavior, boolean defaults) {
    for (var direction : List.of("scaleUp", "scaleDown")) {
      var rules = behavior.get(direction);
      if (rules.isSet()) {
        rules(rules, defaults);
      }
    }
  }

  private static void rules(Field rules, boolean defaults) {
    var window = rules.get("stabilizationWindowSeconds");
    window.check(Formats.range(window.number(), 0, MAX_WINDOW_SECONDS));
    var select = rules.get("selectPolicy");
    if (select.isSet()) {
      select.oneOf(Set.of("Max", "Min", "Disabled"));
    }
    var policies = rules.get("policies");
    if (policies.size() == 0 && (policies.isSet() || !defaults)) {
      policies.required("at least one.");
    }
    policies.items().forEach(ScalingRules::policy);
    if (rules.get("tolerance").quantity().amount().signum() < 0) {
      rules.get("tolerance").invalid("it may not be negative.");
    }
  }

  private static void policy(Field policy) {
    policy.get("type").oneOf(Set.of("Pods", "Percent"));
    if (policy.get("value").number() <= 0) {
      policy.get("value").invalid("it has to be more than 0.");
    }
    var period = policy.get("periodSeconds");
    period.check(Formats.range(period.number(), 1, MAX_PERIOD_SECONDS));
  }
}
