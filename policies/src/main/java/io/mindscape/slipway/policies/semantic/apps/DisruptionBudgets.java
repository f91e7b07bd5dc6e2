package io.mindscape.slipway.policies.semantic.apps;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.meta.LabelSelectors;
import io.mindscape.slipway.policies.semantic.meta.Names;
import io.mindscape.slipway.policies.semantic.meta.ObjectMeta;
import java.util.Map;
import java.util.Set;

/** {@code policy/v1/PodDisruptionBudget}. Its name may be anything that fits into a path. */
final class DisruptionBudgets {

  /** What the server wrote for an older version; it takes no heed of expressions with it. */
  private static final String OLD = "pdb.kubernetes.io/deprecated-v1beta1-empty-selector-match";

  private DisruptionBudgets() {}

  static void judge(Field object) {
    ObjectMeta.namespaced(object, Names.PATH_SEGMENT);
    var spec = object.get("spec");
    var available = spec.get("minAvailable");
    var unavailable = spec.get("maxUnavailable");
    if (available.isSet() && unavailable.isSet()) {
      spec.invalid("it may have minAvailable or maxUnavailable, not both.");
    }
    IntOrPercent.judgeShare(available);
    IntOrPercent.judgeShare(unavailable);
    LabelSelectors.judge(current(spec.get("selector")));
    var eviction = spec.get("unhealthyPodEvictionPolicy");
    if (eviction.isSet()) {
      eviction.oneOf(Set.of("AlwaysAllow", "IfHealthyBudget"));
    }
  }

  private static Field current(Field selector) {
    var expressions =
        selector.get("matchExpressions").items().stream()
            .filter(expression -> !expression.get("key").text().equals(OLD))
            .toList();
    return selector.as(
        Map.of("matchLabels", selector.get("matchLabels"), "matchExpressions", expressions));
  }
}
