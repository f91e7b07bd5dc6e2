package io.mindscape.slipway.policies.semantic.meta;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code matchLabels} and {@code matchExpressions}. */
public final class LabelSelectors {

  private LabelSelectors() {}

  /** Whether a selector is well formed; one that is absent is. */
  public static void judge(Field selector) {
    ObjectMeta.labels(selector.get("matchLabels"));
    for (var expression : selector.get("matchExpressions").items()) {
      expression(expression);
    }
  }

  private static void expression(Field expression) {
    var values = expression.get("values");
    if (!compares(expression)) {
      expression.get("operator").unsupported(List.of("In", "NotIn", "Exists", "DoesNotExist"));
    }
    expression.get("key").check(Formats.qualifiedName(expression.get("key").text()));
    values.items().forEach(value -> value.check(Formats.labelValue(value.text())));
  }

  /**
   * Judges whether a requirement has the values that its operator compares with.
   *
   * @return whether the operator is one that all requirements have
   */
  public static boolean compares(Field requirement) {
    var values = requirement.get("values");
    switch (requirement.get("operator").text()) {
      case "In", "NotIn" -> {
        if (values.size() == 0) {
          values.required("In and NotIn compare with values.");
        }
      }
      case "Exists", "DoesNotExist" -> {
        if (values.size() > 0) {
          values.forbidden("Exists and DoesNotExist look at the key alone.");
        }
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Whether a selector is there and selects everything, as it says nothing. */
  public static boolean isEmpty(Field selector) {
    return selector.get("matchLabels").size() == 0 && selector.get("matchExpressions").size() == 0;
  }

  /** The labels of a map; null counts as the empty text. */
  public static Map<String, String> labels(Field labels) {
    Map<String, String> map = new TreeMap<>();
    labels.entries().forEach(label -> map.put(label.key(), label.text()));
    return map;
  }

  /** Whether labels are selected. */
  public static boolean matches(Field selector, Map<String, String> labels) {
    return selector.get("matchLabels").entries().stream()
            .allMatch(wanted -> wanted.text().equals(labels.get(wanted.key())))
        && selector.get("matchExpressions").items().stream()
            .allMatch(expression -> fulfils(expression, labels));
  }

  /** Whether labels fulfil one expression. */
  public static boolean fulfils(Field expression, Map<String, String> labels) {
    var value = labels.get(expression.get("key").text());
    var values = expression.get("values").texts();
    return switch (expression.get("operator").text()) {
      case "In" -> value != null && values.contains(value);
      case "NotIn" -> value == null || !values.contains(value);
      case "Exists" -> value != null;
      default -> value == null;
    };
  }
}
