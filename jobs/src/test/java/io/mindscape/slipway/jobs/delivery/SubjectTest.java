package io.mindscape.slipway.jobs.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mindscape.slipway.policies.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SubjectTest {

  @Test
  void namesPullRequestsAndBranches() {
    assertThat(Subject.pullRequest("o/n", 7)).isEqualTo("o/n#7");
    assertThat(Subject.branch("o/n", "feature/x")).isEqualTo("o/n@feature/x");
  }

  @Test
  void cutsLongBranchesAndStillTellsThemApart() {
    var branch = "é".repeat(5_000);

    var cut = Subject.branch("o/n", branch);

    assertThat(cut).hasSizeLessThan(250).startsWith("o/n@éé");
    assertThat(Subject.branch("o/n", branch)).isEqualTo(cut);
    assertThat(Subject.branch("o/n", branch + "x")).isNotEqualTo(cut);
    assertThat(DeliveryStore.delivery("a", cut, "").subject()).isEqualTo(cut);
  }

  @Test
  void doesNotCutACharacterInHalves() {
    var branch = "b" + "\ud83d\ude80".repeat(500);

    assertThat(DeliveryStore.delivery("a", Subject.branch("o/n", branch), "").subject())
        .startsWith("o/n@b\ud83d\ude80");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u0000b", "a\nb", "half \ud83d"})
  void aDeliveryHoldsNothingThatADatabaseCannotKeep(String text) {
    assertThatThrownBy(() -> DeliveryStore.delivery("a", text, "")).isInstanceOf(Refused.class);
    assertThatThrownBy(() -> DeliveryStore.delivery("a", "o/n", text)).isInstanceOf(Refused.class);
  }

  @Test
  void aDeliveryHasAnIdOfBearableLength() {
    assertThatThrownBy(() -> DeliveryStore.delivery("", "o/n", "")).isInstanceOf(Refused.class);
    assertThatThrownBy(() -> DeliveryStore.delivery("g".repeat(101), "o/n", ""))
        .isInstanceOf(Refused.class);
  }
}
