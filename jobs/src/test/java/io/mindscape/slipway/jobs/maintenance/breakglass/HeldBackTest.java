package io.mindscape.slipway.jobs.maintenance.breakglass;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.maintenance.breakglass.Request.Asked;
import io.mindscape.slipway.jobs.maintenance.guard.Bars;
import io.mindscape.slipway.jobs.maintenance.guard.StopWork.Reason;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HeldBackTest {

  private static final RepoName REPO = new RepoName("mindscape", "platform");
  private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

  /** A freeze of production alone, or something else that stands against it. */
  private record Production(Reason reason) implements Bars {
    @Override
    public Optional<Bar> against(RepoName repo, String task, Instant at) {
      return Optional.empty();
    }

    @Override
    public Optional<Bar> against(RepoName repo, String task, String environment, Instant at) {
      return environment.equals("production")
          ? Optional.of(new Bar(reason, "no"))
          : Optional.empty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "FREEZE, false, production, false, no",
    "FREEZE, false, staging, false, ''",
    "FREEZE, true, production, false, ''",
    "FREEZE, true, production, true, `olga` stopped it",
    "VETO, true, production, false, no",
    "CLOCK, true, production, false, no"
  })
  void onlyFreezesAreSparedAndOnlyWhereThatWasTyped(
      Reason reason, boolean despite, String environment, boolean stopped, String words) {
    var requests = new MemoryRequests();
    var request =
        requests.ask(
            REPO,
            new Wish("log_rotation", "the disk is full", Wish.USUAL, despite),
            new Asked("ana", NOON, 7, 41));
    if (stopped) {
      requests.stop(request.id(), "olga");
    }

    var held = new HeldBack(request, requests, new Production(reason));

    assertThat(
            held.against(REPO, "log_rotation", environment, NOON).map(Bars.Bar::words).orElse(""))
        .isEqualTo(words);
  }
}
