package io.mindscape.slipway.policies.semantic.apps;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;
import io.mindscape.slipway.policies.semantic.meta.Names;
import io.mindscape.slipway.policies.semantic.meta.ObjectMeta;
import java.util.Set;

/** {@code apps/v1/Deployment} and {@code apps/v1/ReplicaSet}. */
final class Deployments {

  private static final String ROLLING = "RollingUpdate";
  private static final String RECREATE = "Recreate";

  /** Seconds, where a Deployment does not say it. */
  private static final int DEADLINE = 600;

  /** In percent, of both {@code maxUnavailable} and {@code maxSurge}. */
  private static final int QUARTER = 25;

  private Deployments() {}

  static void judge(Field object) {
    ObjectMeta.namespaced(object, Names.SUBDOMAIN);
    var spec = object.get("spec");
    counts(spec, "replicas", "minReadySeconds", "revisionHistoryLimit", "progressDeadlineSeconds");
    Templates.judge(spec);
    strategy(spec.get("strategy"));
    var deadline = spec.get("progressDeadlineSeconds");
    if (deadline.number(DEADLINE) <= spec.get("minReadySeconds").number()) {
      deadline.invalid("it has to be more than minReadySeconds; it is 600 if it is not set.");
    }
  }

  /** {@code apps/v1/ReplicaSet}. */
  static void judgeSet(Field object) {
    ObjectMeta.namespaced(object, Names.SUBDOMAIN);
    var spec = object.get("spec");
    counts(spec, "replicas", "minReadySeconds");
    Templates.judge(spec);
  }

  /** Fields that may not be negative. */
  static void counts(Field spec, String... names) {
    for (var name : names) {
      spec.get(name).check(Formats.notNegative(spec.get(name).number()));
    }
  }

  private static void strategy(Field strategy) {
    var rolling = strategy.get("rollingUpdate");
    switch (strategy.get("type").text(ROLLING)) {
      case RECREATE -> {
        if (rolling.isSet()) {
          rolling.forbidden("it says nothing to the type Recreate.");
        }
      }
      case ROLLING -> rolling(rolling);
      default -> strategy.get("type").unsupported(Set.of(RECREATE, ROLLING));
    }
  }

  private static void rolling(Field rolling) {
    var unavailable = rolling.get("maxUnavailable");
    var surge = rolling.get("maxSurge");
    IntOrPercent.judgeShare(unavailable);
    IntOrPercent.judge(surge);
    if (IntOrPercent.amount(unavailable, QUARTER) == 0
        && IntOrPercent.amount(surge, QUARTER) == 0) {
      unavailable.invalid("it may not be 0 while maxSurge is 0.");
    }
  }
}
