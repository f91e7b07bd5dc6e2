package io.mindscape.slipway.bot.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.mindscape.slipway.jobs.nodes.Nodes.Eviction;
import io.mindscape.slipway.jobs.nodes.Pod;
import io.mindscape.slipway.policies.Refused;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * By the sentences and reasons of Kubernetes; what a real API server says, {@code
 * RebootOnClusterTest} asks.
 */
final class ResistanceTest {

  private static final Pod POD = new Pod("shop", "web-1", "uid", "ReplicaSet", Set.of());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "The disruption budget web needs 2 healthy pods and has 2 currently | web",
        "The disruption budget web.v2-x is still being processed by the server. | web.v2-x",
        "The disruption budget api does not allow evicting pods currently because it failed sync |"
            + " api",
        "Too many requests | ''",
      })
  void aBudgetThatHoldsAPodBackIsNamed(String sentence, String budget) {
    assertThat(Resistance.of(POD, answer(429, "DisruptionBudget", sentence)))
        .contains(new Eviction.HeldBack(budget));
  }

  @Test
  void whatIsPutOffForAnotherReasonHasNoBudget() {
    assertThat(Resistance.of(POD, answer(429, "TooMany", "The disruption budget web needs 1")))
        .contains(new Eviction.HeldBack(""));
    assertThat(Resistance.of(POD, new KubernetesClientException("busy", 429, null)))
        .contains(new Eviction.HeldBack(""));
  }

  @Test
  void aPodThatIsGoneOrIsOnItsWayIsGone() {
    assertThat(Resistance.of(POD, answer(404, "x", "x"))).contains(new Eviction.Gone());
    assertThat(Resistance.of(POD, answer(409, "x", "x"))).contains(new Eviction.Gone());
    assertThat(Resistance.of(POD, answer(403, "NamespaceTerminating", "x")))
        .contains(new Eviction.Gone());
  }

  @Test
  void twoBudgetsAreToldToWhoCanTakeOneAway() {
    var failure = answer(500, "x", "x");
    failure
        .getStatus()
        .setMessage(
            "This pod has more than one PodDisruptionBudget, which the eviction subresource does"
                + " not support.");

    assertThatThrownBy(() -> Resistance.of(POD, failure))
        .isInstanceOf(Refused.class)
        .hasMessage(
            "more than one disruption budget selects shop/web-1, and Kubernetes evicts no such pod:"
                + " leave one of them");
  }

  @Test
  void anythingElseIsAFailureLikeAnyOther() {
    assertThat(Resistance.of(POD, answer(403, "FieldValueInvalid", "x")))
        .isEqualTo(Optional.empty());
    assertThat(Resistance.of(POD, answer(500, "x", "x"))).isEqualTo(Optional.empty());
    assertThat(Resistance.of(POD, answer(503, "x", "x"))).isEqualTo(Optional.empty());
  }

  private static KubernetesClientException answer(int code, String reason, String sentence) {
    var status =
        new StatusBuilder()
            .withCode(code)
            .withMessage("no")
            .withNewDetails()
            .addNewCause(null, sentence, reason)
            .endDetails()
            .build();
    return new KubernetesClientException("no", code, status);
  }
}
