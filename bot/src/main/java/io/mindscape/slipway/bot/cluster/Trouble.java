package io.mindscape.slipway.bot.cluster;

import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusCause;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.mindscape.slipway.jobs.NotLetIn;
import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.policies.Refused;
import java.time.Duration;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The one place where a cluster's failures become what the jobs understand. What an API server says
 * is never repeated as it is: it quotes values, and they may be secret. Fields and reasons are.
 */
final class Trouble {

  private static final Duration SOON = Duration.ofSeconds(10);

  private Trouble() {}

  /**
   * A failure.
   *
   * @param deed what was tried, for a person: {@code applying Deployment web}
   */
  static RuntimeException of(String context, String deed, KubernetesClientException failure) {
    int code = failure.getCode();
    if (code == 401) {
      return new NotLetIn(
          "the cluster " + context,
          "The cluster %s does not accept our login: renew the token or certificate of this context in the kubeconfig"
              .formatted(context),
          failure);
    }
    if (code == 403) {
      return new Refused(
          "The cluster %s forbids %s: give the account of this context the right to, or look at the cluster's admission policies"
              .formatted(context, deed),
          failure);
    }
    if (code >= 400 && code < 500 && code != 408 && code != 409 && code != 429) {
      return new Refused(
          "The cluster %s refuses %s: %s".formatted(context, deed, reasons(failure)), failure);
    }
    return new Unavailable(
        "the cluster " + context,
        code <= 0 // there was no answer
            ? "The cluster %s does not answer".formatted(context)
            : "The cluster %s answered %d to %s".formatted(context, code, deed),
        SOON,
        failure);
  }

  private static String reasons(KubernetesClientException failure) {
    var status = failure.getStatus();
    var causes =
        status == null || status.getDetails() == null
            ? ""
            : status.getDetails().getCauses().stream()
                .map(Trouble::cause)
                .collect(Collectors.joining(", "));
    return causes.isEmpty() ? reason(failure.getCode(), status) : causes;
  }

  private static String reason(int code, @Nullable Status status) {
    return status == null || status.getReason() == null
        ? "it answers " + code
        : status.getReason() + " (" + code + ")";
  }

  private static String cause(StatusCause cause) {
    return cause.getField() == null
        ? String.valueOf(cause.getReason())
        : cause.getField() + " (" + cause.getReason() + ")";
  }
}
