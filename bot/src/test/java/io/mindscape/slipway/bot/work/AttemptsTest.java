package io.mindscape.slipway.bot.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.delivery.Claim;
import io.mindscape.slipway.jobs.delivery.Losses;
import io.mindscape.slipway.jobs.delivery.State;
import io.mindscape.slipway.policies.Refused;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What becomes of a delivery by how its attempts ended. */
final class AttemptsTest extends WorkerScene {

  @Test
  void whatIsRefusedIsDoneAndSaysWhy() {
    start(
        guid -> {
          throw new Refused("there is no such file");
        });
    keep("a", "o/n#7");

    var entry = ends("a");

    assertThat(entry.state()).isEqualTo(State.DONE);
    assertThat(entry.error()).isEqualTo("there is no such file");
    assertThat(begun).hasSize(1);
  }

  @Test
  void whatIsUnavailableIsTriedAgainAndNotSoonerThanItAskedFor() {
    start(
        guid -> {
          if (begun.size() == 1) {
            throw unavailable(Duration.ofMinutes(7));
          }
        });
    keep("a", "o/n#7");

    await().until(() -> state("a") == State.FAILED);
    clock.pass(Duration.ofMinutes(7).minusMillis(1));
    keep("other", "o/n#8");
    ends("other");
    assertThat(begun).containsExactly("a", "other");

    clock.pass(Duration.ofMinutes(1));
    worker.nudge();
    assertThat(ends("a").attempts()).isEqualTo(2);
  }

  @Test
  void whatIsUnavailableForADayIsGivenUp() {
    start(
        guid -> {
          throw unavailable(Duration.ofHours(25));
        });
    keep("a", "o/n#7");

    assertThat(ends("a").state()).isEqualTo(State.DEAD);
    assertThat(inbox.show("a").orElseThrow().error()).isEqualTo("GitHub is down");
  }

  /** In which nothing was tried: a day of downtime is no day of trying. */
  @Test
  void whatWasBegunBeforeALongDowntimeIsNotGivenUpAtItsFirstBadAnswer() {
    start(
        guid -> {
          throw unavailable(Duration.ZERO);
        });
    keep("a", "o/n#7");

    for (int attempt = 1; attempt < Attempts.TRIES; attempt++) {
      int so = attempt;
      await().until(() -> begun.size() == so && state("a") == State.FAILED);
      clock.pass(Duration.ofDays(3));
      worker.nudge();
    }
    assertThat(ends("a").state()).isEqualTo(State.DEAD);
    assertThat(begun).hasSize(Attempts.TRIES);
  }

  @Test
  void whatFailsBecauseOfUsIsGivenUpAfterFiveAttemptsAndStopsNoOther() {
    start(
        guid -> {
          if (guid.equals("poison")) {
            throw new StackOverflowError("a bug");
          }
        });
    keep("poison", "o/n#7");

    await()
        .until(
            () -> {
              clock.pass(Duration.ofMinutes(1));
              worker.nudge();
              return state("poison") == State.DEAD;
            });

    keep("other", "o/n#7");
    assertThat(ends("other").state()).isEqualTo(State.DONE);
    assertThat(begun).filteredOn("poison"::equals).hasSize(Attempts.FAILURES);
    assertThat(inbox.show("poison").orElseThrow().error()).contains("a bug");
  }

  @Test
  void attemptsThatFailedBecauseOfOthersAreNoFailuresOfOurs() {
    start(
        guid -> {
          if (begun.size() <= 10) {
            throw unavailable(Duration.ZERO);
          } else if (begun.size() == 11) {
            throw new IllegalStateException("a bug");
          }
        });
    keep("a", "o/n#7");

    await()
        .until(
            () -> {
              clock.pass(Duration.ofMinutes(1));
              worker.nudge();
              return state("a") == State.DONE;
            });
    assertThat(begun).hasSize(12);
  }

  @Test
  void whatItsWorkersNeverSurvivedIsGivenUpUntried() {
    keep("a", "o/n#7");
    int losses = 0;
    while (losses < Attempts.LOSSES) {
      // Whoever it is, they vanish at once.
      losses = inbox.claim("another", clock, Duration.ZERO).map(Claim::losses).orElse(losses);
      clock.pass(Losses.pause(Attempts.LOSSES));
    }
    start(guid -> {});

    await()
        .until(
            () -> {
              clock.pass(Losses.pause(Attempts.LOSSES));
              worker.nudge();
              return state("a") == State.DEAD;
            });
    assertThat(begun).isEmpty();
  }

  private static Unavailable unavailable(Duration retryAfter) {
    return new Unavailable("GitHub", "GitHub is down", retryAfter, null);
  }
}
