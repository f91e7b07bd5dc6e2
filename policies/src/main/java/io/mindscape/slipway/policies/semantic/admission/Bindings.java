package io.mindscape.slipway.policies.semantic.admission;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;
import io.mindscape.slipway.policies.semantic.meta.LabelSelectors;
import io.mindscape.slipway.policies.semantic.meta.Names;
import io.mindscape.slipway.policies.semantic.meta.ObjectMeta;
import java.util.HashSet;
import java.util.Set;

/** The bindings of validating and of mutating policies. */
final class Bindings {

  private static final Set<String> ACTIONS = Set.of("Deny", "Warn", "Audit");
  private static final Set<String> NOT_FOUND = Set.of("Deny", "Allow");

  private Bindings() {}

  static void validating(Field object) {
    both(object);
    actions(object.get("spec", "validationActions"));
  }

  static void mutating(Field object) {
    both(object);
    ResourceRules.mutating(object.get("spec", "matchResources", "resourceRules"));
  }

  private static void both(Field object) {
    ObjectMeta.clusterWide(object, Names.SUBDOMAIN);
    var spec = object.get("spec");
    var policy = spec.get("policyName");
    if (policy.text().isEmpty()) {
      policy.required();
    } else {
      policy.check(Formats.dnsSubdomain(policy.text()));
    }
    if (spec.get("paramRef").isSet()) {
      params(spec.get("paramRef"));
    }
    MatchResources.judge(spec.get("matchResources"));
  }

  private static void params(Field ref) {
    var name = ref.get("name");
    var selector = ref.get("selector");
    if (!name.text().isEmpty()) {
      name.check(Names.PATH_SEGMENT.problem(name.text(), false));
      if (selector.isSet()) {
        selector.forbidden("params are named or selected, not both.");
      }
    } else if (!selector.isSet()) {
      ref.required("name the params, or select them.");
    }
    LabelSelectors.judge(selector);
    var action = ref.get("parameterNotFoundAction");
    if (action.text().isEmpty()) {
      action.required("write Deny or Allow.");
    } else {
      action.oneOf(NOT_FOUND);
    }
  }

  private static void actions(Field actions) {
    var seen = new HashSet<String>();
    for (var action : actions.items()) {
      action.oneOf(ACTIONS);
      if (!seen.add(action.text())) {
        action.duplicate();
      }
    }
    if (seen.containsAll(Set.of("Deny", "Warn"))) {
      actions.invalid("who is denied need not be warned: write Deny or Warn, not both.");
    }
    if (seen.isEmpty()) {
      actions.required();
    }
  }
}
