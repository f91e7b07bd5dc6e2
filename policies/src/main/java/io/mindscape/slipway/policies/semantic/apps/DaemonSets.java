package io.mindscape.slipway.policies.semantic.apps;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.meta.Names;
import io.mindscape.slipway.policies.semantic.meta.ObjectMeta;
import java.util.Set;

/** {@code apps/v1/DaemonSet}. */
final class DaemonSets {

  private static final String ROLLING = "RollingUpdate";

  private DaemonSets() {}

  static void judge(Field object) {
    ObjectMeta.namespaced(object, Names.SUBDOMAIN);
    var spec = object.get("spec");
    Templates.judge(spec);
    Deployments.counts(spec, "minReadySeconds", "revisionHistoryLimit");
    var strategy = spec.get("updateStrategy");
    switch (strategy.get("type").text(ROLLING)) {
      case "OnDelete" -> {}
      case ROLLING -> rolling(strategy.get("rollingUpdate"));
      default -> strategy.get("type").unsupported(Set.of("OnDelete", ROLLING));
    }
  }

  /** One of the two is nothing, and the other is something. */
  private static void rolling(Field rolling) {
    var unavailable = rolling.get("maxUnavailable");
    var surge = rolling.get("maxSurge");
    IntOrPercent.judgeShare(unavailable);
    IntOrPercent.judgeShare(surge);
    var gives = IntOrPercent.amount(unavailable, 1) != 0;
    var takes = IntOrPercent.amount(surge, 0) != 0;
    if (gives && takes) {
      surge.invalid("it has to be 0 while maxUnavailable is not, which is 1 if it is not set.");
    } else if (!gives && !takes) {
      unavailable.required("it may not be 0 while maxSurge is 0.");
    }
  }
}
