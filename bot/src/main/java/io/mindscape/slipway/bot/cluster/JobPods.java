package io.mindscape.slipway.bot.cluster;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Why the pod of a Job does not begin, or was ended by Kubernetes. The reasons are those of the
 * kubelet and the scheduler, as {@code kubectl get pods} shows them.
 */
final class JobPods {

  /** A registry may be away for a moment, and a node be on its way. */
  static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final Set<String> CANNOT_BEGIN =
      Set.of(
          "ErrImagePull",
          "ImagePullBackOff",
          "InvalidImageName",
          "ErrImageNeverPull",
          "CreateContainerConfigError",
          "CreateContainerError");

  private JobPods() {}

  /** What keeps a pod from its beginning, for longer than one waits for that; else empty. */
  static Optional<String> hindrance(Pod pod, Instant now) {
    var made = pod.getMetadata().getCreationTimestamp();
    var status = pod.getStatus();
    if (made == null || status == null || now.isBefore(Instant.parse(made).plus(PATIENCE))) {
      return Optional.empty();
    }
    return Stream.concat(homeless(status), states(status).flatMap(JobPods::waiting))
        .findFirst()
        .map(
            reason ->
                "Its pod could not begin for %d minutes: %s. Look at kubectl describe pod %s -n %s"
                    .formatted(
                        PATIENCE.toMinutes(),
                        reason,
                        pod.getMetadata().getName(),
                        pod.getMetadata().getNamespace()));
  }

  /** How Kubernetes ended a pod, as a sentence before its log; empty where it ended by itself. */
  static String fate(Pod pod) {
    var status = pod.getStatus();
    if (status == null) {
      return "";
    }
    return Stream.concat(
            Stream.ofNullable(status.getReason()),
            states(status)
                .map(ContainerState::getTerminated)
                .filter(Objects::nonNull)
                .flatMap(ended -> Stream.ofNullable(ended.getReason())))
        .filter(reason -> !reason.equals("Error") && !reason.equals("Completed"))
        .findFirst()
        .map("Kubernetes ended its pod: %s. "::formatted)
        .orElse("");
  }

  /** That no node has a place for it. */
  private static Stream<String> homeless(PodStatus status) {
    return status.getConditions().stream()
        .filter(condition -> "PodScheduled".equals(condition.getType()))
        .filter(condition -> "False".equals(condition.getStatus()))
        .map(PodCondition::getReason)
        .filter("Unschedulable"::equals)
        .map(reason -> "no node can take it, or its volume is not there (" + reason + ")");
  }

  /** That its container cannot be made. */
  private static Stream<String> waiting(ContainerState state) {
    var waiting = state.getWaiting();
    return waiting == null
        ? Stream.empty()
        : Stream.ofNullable(waiting.getReason()).filter(CANNOT_BEGIN::contains);
  }

  private static Stream<ContainerState> states(PodStatus status) {
    return status.getContainerStatuses().stream()
        .map(ContainerStatus::getState)
        .filter(Objects::nonNull);
  }
}
