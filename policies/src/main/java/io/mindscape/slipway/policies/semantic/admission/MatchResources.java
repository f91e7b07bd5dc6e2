package io.mindscape.slipway.policies.semantic.admission;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.meta.LabelSelectors;
import java.util.Set;

/** {@code matchConstraints} of a policy and {@code matchResources} of a binding. */
final class MatchResources {

  static final Set<String> POLICIES = Set.of("Exact", "Equivalent");

  private MatchResources() {}

  static void judge(Field match) {
    if (match.get("matchPolicy").isSet()) {
      match.get("matchPolicy").oneOf(POLICIES);
    }
    LabelSelectors.judge(match.get("namespaceSelector"));
    LabelSelectors.judge(match.get("objectSelector"));
    match.get("resourceRules").items().forEach(ResourceRules::named);
    match.get("excludeResourceRules").items().forEach(ResourceRules::named);
  }

  /** Those of a policy, which has to say of what kinds it is. */
  static void ofPolicy(Field match) {
    if (!match.isSet()) {
      match.required();
      return;
    }
    judge(match);
    if (match.get("resourceRules").size() == 0) {
      match.get("resourceRules").required();
    }
  }
}
