package io.mindscape.slipway.policies.semantic.apps;

import io.mindscape.slipway.policies.semantic.field.Field;
import java.util.Set;

/** What a metric is to be: {@code target} of a source of metrics. */
final class MetricTargets {

  private static final String VALUE = "value";
  private static final String AVERAGE = "averageValue";
  private static final String UTILIZATION = "averageUtilization";

  private MetricTargets() {}

  /** What goes for every source. */
  static void judge(Field target) {
    var type = target.get("type");
    if (type.text().isEmpty()) {
      type.required("it is Utilization, Value or AverageValue.");
    } else {
      type.oneOf(Set.of("Utilization", "Value", "AverageValue"));
    }
    for (var name : new String[] {VALUE, AVERAGE}) {
      var value = target.get(name);
      if (value.isSet() && value.quantity().amount().signum() <= 0) {
        value.invalid("it has to be more than 0.");
      }
    }
    var utilization = target.get(UTILIZATION);
    if (utilization.isSet() && utilization.number() < 1) {
      utilization.invalid("it has to be more than 0.");
    }
  }

  /** At least one of the values. */
  static void eitherValue(Field target) {
    if (!target.get(VALUE).isSet() && !target.get(AVERAGE).isSet()) {
      target.get(AVERAGE).required("either this or value.");
    }
  }

  /** One of the values and not both. */
  static void oneValue(Field target) {
    eitherValue(target);
    if (target.get(VALUE).isSet() && target.get(AVERAGE).isSet()) {
      target.get(VALUE).forbidden("averageValue is set.");
    }
  }

  /** The average. */
  static void average(Field target) {
    if (!target.get(AVERAGE).isSet()) {
      target.get(AVERAGE).required();
    }
  }

  /** The utilization or the average, and not both. */
  static void utilization(Field target) {
    var utilization = target.get(UTILIZATION);
    var average = target.get(AVERAGE);
    if (!utilization.isSet() && !average.isSet()) {
      utilization.required("either this or averageValue.");
    } else if (utilization.isSet() && average.isSet()) {
      average.forbidden("averageUtilization is set.");
    }
  }
}
