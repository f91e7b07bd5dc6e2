package io.mindscape.slipway.bot.cluster;

import io.fabric8.kubernetes.api.model.StatusCause;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.mindscape.slipway.jobs.nodes.Nodes.Eviction;
import io.mindscape.slipway.jobs.nodes.Pod;
import io.mindscape.slipway.policies.Refused;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an API server means that did not evict a pod. Its reasons and sentences are those of
 * Kubernetes' eviction subresource and of its admission of namespaces; of a sentence no more is
 * taken than the name of a disruption budget.
 */
final class Resistance {

  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int INTERNAL = 500;

  private static final Pattern BUDGET =
      Pattern.compile("disruption budget ([a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?)(?![a-z0-9.-])");

  private Resistance() {}

  /** What became of the eviction; nothing if it is a failure like any other. */
  static Optional<Eviction> of(Pod pod, KubernetesClientException failure) {
    return switch (failure.getCode()) {
      case TOO_MANY_REQUESTS -> Optional.of(new Eviction.HeldBack(budget(failure)));
      case NOT_FOUND, CONFLICT -> Optional.of(new Eviction.Gone());
      // Whoever deletes the namespace ends the pod.
      case FORBIDDEN ->
          causes(failure).stream()
                  .anyMatch(cause -> "NamespaceTerminating".equals(cause.getReason()))
              ? Optional.of(new Eviction.Gone())
              : Optional.empty();
      case INTERNAL -> {
        if (message(failure).contains("more than one PodDisruptionBudget")) {
          throw new Refused(
              "more than one disruption budget selects %s, and Kubernetes evicts no such pod: leave one of them"
                  .formatted(pod),
              failure);
        }
        yield Optional.empty();
      }
      default -> Optional.empty();
    };
  }

  private static String budget(KubernetesClientException failure) {
    return causes(failure).stream()
        .filter(cause -> "DisruptionBudget".equals(cause.getReason()))
        .map(cause -> BUDGET.matcher(String.valueOf(cause.getMessage())))
        .filter(found -> found.find())
        .map(found -> found.group(1))
        .findFirst()
        .orElse("");
  }

  private static List<StatusCause> causes(KubernetesClientException failure) {
    var status = failure.getStatus();
    return status == null || status.getDetails() == null || status.getDetails().getCauses() == null
        ? List.of()
        : status.getDetails().getCauses();
  }

  private static String message(KubernetesClientException failure) {
    var status = failure.getStatus();
    return status == null ? "" : String.valueOf(status.getMessage());
  }
}
