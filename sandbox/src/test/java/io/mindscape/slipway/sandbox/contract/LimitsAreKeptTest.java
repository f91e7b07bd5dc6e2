package io.mindscape.slipway.sandbox.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.forge.Checks.Report;
import io.mindscape.slipway.jobs.forge.Checks.State;
import io.mindscape.slipway.jobs.forge.Forge;
import io.mindscape.slipway.jobs.forge.PullRequest;
import io.mindscape.slipway.sandbox.forge.http.Limits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hundred and fifty pull requests at once, on a forge that holds the bot to GitHub's limits. */
class LimitsAreKeptTest {

  private static final int PULLS = 150;
  private static final int WORKERS = 8;
  private static final String MARKER = "<!-- slipway:review -->";

  @Test
  void neverHearsThatItAskedTooMuch(@TempDir Path folder) {
    try (var world = SandboxWorld.withApp(folder)) {
      for (int i = 0; i < PULLS; i++) {
        world.push("ana", "change-" + i, Map.of("a.txt", "%d".formatted(i)), List.of());
        world.open("ana", "change-" + i, "Change " + i);
      }
      world.limits().enforce(Limits.Rules.GITHUB);
      var forge = world.forge();
      Queue<PullRequest> left =
          new ConcurrentLinkedQueue<>(forge.pullRequests().open(world.repo()));
      assertThat(left).hasSize(PULLS);

      int minutes = 0;
      while (!left.isEmpty()) {
        left = round(forge, left);
        world.pass(Duration.ofSeconds(61));
        minutes++;
      }

      assertThat(minutes).as("it was too much for one minute").isGreaterThan(2);
      assertThat(world.limits().refused()).isZero();
      for (var pull : forge.pullRequests().open(world.repo())) {
        assertThat(forge.discussion().comments(world.repo(), pull.number())).hasSize(1);
        world.pass(Duration.ofSeconds(1));
      }
    }
  }

  /** Everything that is left, at once; what has to wait is left for the next. Time stands still. */
  private static Queue<PullRequest> round(Forge forge, Queue<PullRequest> pulls) {
    var later = new ConcurrentLinkedQueue<PullRequest>();
    try (var workers = Executors.newFixedThreadPool(WORKERS)) {
      for (var pull : pulls) {
        workers.execute(
            () -> {
              try {
                review(forge, pull);
              } catch (Unavailable tooMuch) {
                later.add(pull);
              }
            });
      }
    }
    return later;
  }

  private static void review(Forge forge, PullRequest pull) {
    var repo = pull.repo();
    report(forge, pull, State.IN_PROGRESS);
    if (forge.discussion().findMarked(repo, pull.number(), MARKER).isEmpty()) {
      forge.discussion().write(repo, pull.number(), MARKER + "\nAll is well");
    }
    report(forge, pull, State.SUCCESS);
  }

  private static void report(Forge forge, PullRequest pull, State state) {
    var report = new Report("slipway/review", state, "Looked at", "All is well", List.of());
    forge.checks().report(pull.repo(), pull.head(), report);
  }
}
