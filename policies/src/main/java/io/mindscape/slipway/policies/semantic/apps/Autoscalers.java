package io.mindscape.slipway.policies.semantic.apps;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.meta.Names;
import io.mindscape.slipway.policies.semantic.meta.ObjectMeta;
import java.util.Set;

/** {@code autoscaling/v2/HorizontalPodAutoscaler}, and v1, which knows the load of the CPU only. */
final class Autoscalers {

  private static final Set<String> FROM_OUTSIDE = Set.of("Object", "External");

  private Autoscalers() {}

  static void judge(Field object) {
    ObjectMeta.namespaced(object, Names.SUBDOMAIN);
    var spec = object.get("spec");
    bounds(spec);
    metrics(spec, spec.get("metrics"));
    ScalingRules.judge(spec.get("behavior"), true);
  }

  /**
   * {@code autoscaling/v1}. The server keeps in annotations what it has no fields for, and reads it
   * there again; what it cannot read it passes over.
   */
  static void judgeOld(Field object) {
    var annotations = object.get("metadata", "annotations");
    ObjectMeta.namespaced(OldAnnotations.takenOut(object), Names.SUBDOMAIN);
    var spec = object.get("spec");
    bounds(spec);
    var load = spec.get("targetCPUUtilizationPercentage");
    if (load.isSet() && load.number() < 1) {
      load.invalid("it has to be more than 0.");
    }
    metrics(spec, spec.get("metrics").as(OldAnnotations.metrics(annotations)));
    ScalingRules.judge(spec.get("behavior").as(OldAnnotations.behavior(annotations)), false);
  }

  private static void bounds(Field spec) {
    var least = spec.get("minReplicas");
    var most = spec.get("maxReplicas");
    if (least.number() < 0) {
      least.invalid("it may not be negative.");
    }
    if (most.number() == 0) {
      most.required("it has to be at least 1.");
    } else if (most.number() < 0) {
      most.invalid("it has to be at least 1.");
    } else if (most.number() < least.number(1)) {
      most.invalid("it may not be below minReplicas.");
    }
    TargetReferences.ofScale(spec.get("scaleTargetRef"));
  }

  private static void metrics(Field spec, Field metrics) {
    metrics.items().forEach(Metrics::judge);
    if (spec.get("minReplicas").number(1) == 0
        && metrics.items().stream()
            .noneMatch(metric -> FROM_OUTSIDE.contains(metric.get("type").text()))) {
      metrics.report(
          "forbidden",
          "%s: while minReplicas is 0, one of them has to be of type Object or External."
              .formatted(metrics.path()));
    }
  }
}
