package io.mindscape.slipway.policies.semantic.apps;

import io.mindscape.slipway.policies.semantic.claim.ClaimSpecs;
import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;
import io.mindscape.slipway.policies.semantic.meta.Names;
import io.mindscape.slipway.policies.semantic.meta.ObjectMeta;
import io.mindscape.slipway.policies.semantic.pod.PodTemplates;
import java.util.Set;

/** {@code apps/v1/StatefulSet}. */
final class StatefulSets {

  private static final String ROLLING = "RollingUpdate";
  private static final Set<String> KEPT = Set.of("Retain", "Delete");

  private StatefulSets() {}

  static void judge(Field object) {
    ObjectMeta.namespaced(object, Names.LABEL);
    var spec = object.get("spec");
    Deployments.counts(spec, "replicas", "minReadySeconds");
    Deployments.counts(spec.get("ordinals"), "start");
    optional(spec.get("podManagementPolicy"), Set.of("OrderedReady", "Parallel"));
    strategy(spec.get("updateStrategy"));
    var kept = spec.get("persistentVolumeClaimRetentionPolicy");
    optional(kept.get("whenDeleted"), KEPT);
    optional(kept.get("whenScaled"), KEPT);
    var service = spec.get("serviceName");
    if (!service.text().isEmpty()) {
      service.check(Formats.dnsLabel(service.text()));
    }
    for (var claim : spec.get("volumeClaimTemplates").items()) {
      ClaimSpecs.ofTemplate(claim.get("spec"));
    }
    Templates.selector(spec, spec.get("template"));
    PodTemplates.judge(ClaimVolumes.added(spec));
    Templates.lasting(spec.get("template"));
  }

  private static void optional(Field field, Set<String> allowed) {
    if (!field.text().isEmpty()) {
      field.oneOf(allowed);
    }
  }

  private static void strategy(Field strategy) {
    var rolling = strategy.get("rollingUpdate");
    switch (strategy.get("type").text(ROLLING)) {
      case "OnDelete" -> {
        if (rolling.isSet()) {
          rolling.invalid("it says nothing to the type OnDelete.");
        }
      }
      case ROLLING -> rolling(rolling);
      default -> strategy.get("type").unsupported(Set.of("OnDelete", ROLLING));
    }
  }

  private static void rolling(Field rolling) {
    Deployments.counts(rolling, "partition");
    var unavailable = rolling.get("maxUnavailable");
    IntOrPercent.judgeShare(unavailable);
    if (IntOrPercent.amount(unavailable, 1) == 0) {
      unavailable.invalid("it may not be 0.");
    }
  }
}
