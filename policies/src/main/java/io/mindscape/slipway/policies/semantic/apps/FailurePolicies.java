package io.mindscape.slipway.policies.semantic.apps;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;
import java.util.HashSet;
import java.util.Set;

/** {@code podFailurePolicy} of a Job: what a failed pod means for it. */
final class FailurePolicies {

  private static final int MAX_RULES = 20;
  private static final int MAX_CONDITIONS = 20;
  private static final int MAX_CODES = 255;
  private static final Set<String> ACTIONS = Set.of("Count", "FailIndex", "FailJob", "Ignore");

  private FailurePolicies() {}

  static void judge(Field policy, Field spec) {
    var rules = policy.get("rules");
    if (rules.size() > MAX_RULES) {
      rules.tooMany(MAX_RULES);
    }
    Set<String> containers = new HashSet<>();
    for (var list : new String[] {"containers", "initContainers"}) {
      for (var container : spec.get("template", "spec", list).items()) {
        containers.add(container.get("name").text());
      }
    }
    boolean limited = spec.get("backoffLimitPerIndex").isSet();
    rules.items().forEach(rule -> rule(rule, limited, containers));
  }

  private static void rule(Field rule, boolean limited, Set<String> containers) {
    var action = rule.get("action");
    if (action.text().isEmpty()) {
      action.required();
    } else {
      action.oneOf(ACTIONS);
    }
    if (action.text().equals("FailIndex") && !limited) {
      action.invalid("it needs backoffLimitPerIndex.");
    }
    var codes = rule.get("onExitCodes");
    var conditions = rule.get("onPodConditions");
    if (codes.isSet()) {
      codes(codes, containers);
    }
    conditions(conditions);
    if (codes.isSet() == conditions.size() > 0) {
      rule.invalid("it has to have either onExitCodes or onPodConditions.");
    }
  }

  private static void conditions(Field conditions) {
    if (conditions.size() > MAX_CONDITIONS) {
      conditions.tooMany(MAX_CONDITIONS);
    }
    for (var condition : conditions.items()) {
      condition.get("type").check(Formats.qualifiedName(condition.get("type").text()));
      if (!condition.get("status").text().isEmpty()) {
        condition.get("status").oneOf(Set.of("True", "False", "Unknown"));
      }
    }
  }

  private static void codes(Field codes, Set<String> containers) {
    var operator = codes.get("operator");
    if (operator.text().isEmpty()) {
      operator.required();
    } else {
      operator.oneOf(Set.of("In", "NotIn"));
    }
    var container = codes.get("containerName");
    if (container.isSet() && !containers.contains(container.text())) {
      container.invalid("the pod template has no container of that name.");
    }
    values(codes.get("values"), operator.text().equals("In"));
  }

  private static void values(Field values, boolean inclusive) {
    if (values.size() == 0) {
      values.invalid("it needs at least one exit code.");
    } else if (values.size() > MAX_CODES) {
      values.tooMany(MAX_CODES);
    }
    Set<Long> seen = new HashSet<>();
    long last = Long.MIN_VALUE;
    boolean ordered = true;
    for (var value : values.items()) {
      if (inclusive && value.number() == 0) {
        value.invalid("0 is no failure, and may not stand with In.");
      }
      if (!seen.add(value.number())) {
        value.duplicate();
      }
      ordered &= last <= value.number();
      last = value.number();
    }
    if (!ordered) {
      values.invalid("the exit codes have to be in order.");
    }
  }
}
