package io.mindscape.slipway.sandbox.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A short run of {@code bench/chaos}. */
final class KillsTest {

  private static final int KILLS = 12;
  private static final long SEED = 20_261_129;

  @Test
  void killedInTheMiddleOfEverythingItLosesNothingAndDoesNothingTwice() {
    var act =
        new Chaos.Act(
            "verify",
            new Yard.Plan(2, true, false, 1, Optional.empty()),
            List.of(Kind.COMMENT, Kind.CHECK_RUN, Kind.PUSH, Kind.APPLY),
            KILLS,
            SEED);

    var result = Chaos.play(act, new Progress(System.out));

    assertThat(result.judgement())
        .isEqualTo(new Judgement(List.of(), List.of(), List.of(), List.of()));
    assertThat(result.counts().acknowledged()).isEqualTo(result.counts().sent()).isPositive();
    assertThat(result.tally().kills()).isEqualTo(KILLS);
    assertThat(result.tally().atWork()).isGreaterThanOrEqualTo(KILLS / 2);
  }
}
