package io.mindscape.slipway.policies.semantic.pod;

import io.mindscape.slipway.policies.semantic.field.Field;
import java.util.Map;

/**
 * What the admission plugins that every server has refuse by the pod alone: Priority, RuntimeClass
 * and ServiceAccount. They ask the cluster too, of which nothing is known here; of priorities the
 * two classes that every cluster has are known, and a pod that names no class is taken to get none.
 */
final class PodAdmission {

  private static final Map<String, Integer> PRIORITIES =
      Map.of(
          "", 0, "system-cluster-critical", 2_000_000_000, "system-node-critical", 2_000_001_000);

  private PodAdmission() {}

  static void judge(Field metadata, Field spec) {
    priority(spec);
    if (spec.get("overhead").isSet() && !spec.get("runtimeClassName").isSet()) {
      spec.get("overhead").forbidden("only a RuntimeClass gives it to a pod.");
    }
    var annotations = metadata.get("annotations");
    if (annotations.entries().stream().anyMatch(each -> each.key().equals(PodAnnotations.MIRROR))) {
      MirrorPods.judge(spec);
    }
  }

  private static void priority(Field spec) {
    var priority = spec.get("priority");
    var known = PRIORITIES.get(spec.get("priorityClassName").text());
    if (known == null) {
      return;
    }
    if (priority.isSet() && priority.number() != known) {
      priority.forbidden("it comes from the priority class, and is %d.".formatted(known));
    }
    var preemption = spec.get("preemptionPolicy");
    if (preemption.isSet() && !preemption.text().equals("PreemptLowerPriority")) {
      preemption.forbidden("it comes from the priority class, and is PreemptLowerPriority.");
    }
  }
}
