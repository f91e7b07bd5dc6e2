package io.mindscape.slipway.policies.semantic.apps;

import io.mindscape.slipway.policies.semantic.field.Rules;
import java.util.Map;

/** The kinds of this package. */
public final class WorkloadKinds {

  private WorkloadKinds() {}

  /** Rules by {@code apiVersion/kind}. */
  public static Map<String, Rules> rules() {
    return Map.ofEntries(
        Map.entry("apps/v1/ControllerRevision", ControllerRevisions::judge),
        Map.entry("apps/v1/DaemonSet", DaemonSets::judge),
        Map.entry("apps/v1/Deployment", Deployments::judge),
        Map.entry("apps/v1/ReplicaSet", Deployments::judgeSet),
        Map.entry("apps/v1/StatefulSet", StatefulSets::judge),
        Map.entry("autoscaling/v1/HorizontalPodAutoscaler", Autoscalers::judgeOld),
        Map.entry("autoscaling/v2/HorizontalPodAutoscaler", Autoscalers::judge),
        Map.entry("batch/v1/CronJob", CronJobs::judge),
        Map.entry("batch/v1/Job", Jobs::judge),
        Map.entry("policy/v1/PodDisruptionBudget", DisruptionBudgets::judge),
        Map.entry("v1/ReplicationController", ReplicationControllers::judge));
  }
}
