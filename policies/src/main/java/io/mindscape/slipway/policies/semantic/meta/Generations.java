package io.mindscape.slipway.policies.semantic.meta;

import io.mindscape.slipway.policies.semantic.field.Field;
import java.util.Set;

/**
 * The kinds whose generations the server counts. It sets the first itself, and does not mind what
 * {@code metadata.generation} says; of other kinds it checks that.
 */
final class Generations {

  private static final Set<String> COUNTED =
      Set.of(
          "v1/Pod",
          "v1/PodTemplate",
          "v1/ReplicationController",
          "apps/v1/DaemonSet",
          "apps/v1/Deployment",
          "apps/v1/ReplicaSet",
          "apps/v1/StatefulSet",
          "autoscaling/v1/HorizontalPodAutoscaler",
          "autoscaling/v2/HorizontalPodAutoscaler",
          "batch/v1/CronJob",
          "batch/v1/Job",
          "policy/v1/PodDisruptionBudget",
          "networking.k8s.io/v1/Ingress",
          "networking.k8s.io/v1/IngressClass",
          "networking.k8s.io/v1/NetworkPolicy",
          "discovery.k8s.io/v1/EndpointSlice",
          "scheduling.k8s.io/v1/PriorityClass",
          "apiextensions.k8s.io/v1/CustomResourceDefinition");

  /** Of these groups all that has rules; versions differ. */
  private static final Set<String> GROUPS =
      Set.of("admissionregistration.k8s.io", "flowcontrol.apiserver.k8s.io");

  private static final Set<String> DEVICES =
      Set.of("DeviceClass", "DeviceTaintRule", "ResourceSlice");

  private Generations() {}

  /** Whether {@code object} is of such a kind. */
  static boolean areCounted(Field object) {
    var version = object.get("apiVersion").text();
    var kind = object.get("kind").text();
    return COUNTED.contains(version + "/" + kind)
        || GROUPS.contains(version.split("/", 2)[0])
        || (version.startsWith("resource.k8s.io/") && DEVICES.contains(kind));
  }
}
