package io.mindscape.slipway.sandbox.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mindscape.slipway.bot.store.StoredTurns;
import io.mindscape.slipway.policies.window.Opening;
import io.mindscape.slipway.sandbox.chaos.Trap.Moment;
import io.mindscape.slipway.sandbox.chaos.Trap.Patience;
import io.mindscape.slipway.sandbox.chaos.Trap.Point;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Three replicas on one PostgreSQL, with the leases of production. The one that runs the window is
 * killed in the middle of a step, and so is the one that takes over; the last one finishes. That
 * nothing was done twice is counted by the forge and by PostgreSQL.
 */
final class FailoverTest {

  private static final int REPLICAS = 3;
  private static final Duration READY = Duration.ofMinutes(6);

  /** For a machine that is busy with other things. */
  private static final Duration SLACK = Duration.ofSeconds(10);

  private static final List<String> TASKS = List.of("security_patches", "database_optimization");
  private static final List<String> TABLES = List.of("first", "second", "third");

  private final List<BotRun> alive = new ArrayList<>();

  @Test
  @Timeout(900)
  void whoeverRunsTheWindowIsKilledAndAnotherGoesOnWithinTheLeaseDoingNothingTwice()
      throws Exception {
    try (var stage = WindowStage.open(REPLICAS)) {
      for (int i = 0; i < TABLES.size(); i++) {
        stage.shop().table(TABLES.get(i), 3000 - 1000 * i);
      }
      stage.publishPatches();
      for (int i = 0; i < REPLICAS; i++) {
        alive.add(stage.start(i, StoredTurns.LEASE));
      }
      alive.forEach(bot -> bot.awaitReady(READY));
      try {
        play(stage);
      } finally {
        System.out.printf("%s%s%n%s%n", stage.story(), stage.report(), stage.journal());
      }
    }
  }

  private void play(WindowStage stage) throws Exception {
    var now = Instant.now().truncatedTo(ChronoUnit.MINUTES);
    stage.schedule(new Opening(now, now.plus(Duration.ofHours(3))), TASKS);

    try (var _ = stage.shop().lock("second")) {
      killInTheMiddleOfAPullRequest(stage);
      takesOver(stage);
      killWhileAVacuumWaits(stage);
    }
    takesOver(stage);
    await()
        .atMost(WindowStage.PATIENCE)
        .until(() -> stage.report().contains("Both tasks ran") && !isUnfinished(stage));

    stage.saw("the third one has finished");
    nothingIsThereTwice(stage);
  }

  private static boolean isUnfinished(WindowStage stage) {
    return stage.report().contains("So far");
  }

  private Instant died = Instant.EPOCH;
  private long dead;

  /** The forge has opened it, and nobody has heard of it yet. */
  private void killInTheMiddleOfAPullRequest(WindowStage stage) throws Exception {
    var point = new Point(Kind.PULL_REQUEST, Moment.AFTER);
    var patience = new Patience(1, WindowStage.PATIENCE, Duration.ofMillis(1));
    var met = stage.yard().trap().waitFor(List.of(point), patience, () -> {});
    killTheOneAtTheWindow(stage);
    stage.yard().trap().release();
    assertThat(met).as("where the replica died").contains(point);
  }

  /** It waits for a lock that somebody else holds on the table. */
  private void killWhileAVacuumWaits(WindowStage stage) throws Exception {
    long waiting =
        await()
            .atMost(WindowStage.PATIENCE)
            .until(() -> stage.shop().vacuuming("second", "Lock"), Optional::isPresent)
            .orElseThrow();
    killTheOneAtTheWindow(stage);
    await().atMost(WindowStage.PATIENCE).until(() -> !stage.shop().isAlive(waiting));
    stage.saw("PostgreSQL has noticed that nobody is there any more who wants the vacuum");
  }

  private void killTheOneAtTheWindow(WindowStage stage) throws Exception {
    dead = stage.atTheWindow();
    var bot = alive.stream().filter(one -> one.pid() == dead).findFirst().orElseThrow();
    bot.kill();
    died = Instant.now();
    alive.remove(bot);
    stage.saw("replica %d, which runs the window, is killed".formatted(dead));
  }

  private void takesOver(WindowStage stage) throws Exception {
    long next =
        await()
            .atMost(WindowStage.PATIENCE)
            .until(stage::atTheWindow, pid -> pid != 0 && pid != dead);
    var took = Duration.between(died, Instant.now());
    assertThat(alive).extracting(BotRun::pid).contains(next);
    stage.saw(
        "replica %d goes on %d ms after the kill; the lease is %d ms"
            .formatted(next, took.toMillis(), StoredTurns.LEASE.toMillis()));
    assertThat(took).isLessThan(StoredTurns.LEASE.plus(SLACK));
  }

  private void nothingIsThereTwice(WindowStage stage) throws Exception {
    assertThat(stage.reports()).hasSize(1);
    stage.hasOnePullRequestAsReported();
    for (var table : TABLES) {
      assertThat(stage.shop().vacuums(table)).as("vacuums of %s", table).isEqualTo(1);
      assertThat(stage.shop().analyzes(table)).as("analyzes of %s", table).isEqualTo(1);
    }
    assertThat(stage.journal()).hasSize(4).allMatch(line -> line.endsWith("DONE"));
    assertThat(stage.journal())
        .as("what was in the middle, and nothing else, was begun again")
        .filteredOn(line -> !line.contains("attempt 1"))
        .hasSize(2)
        .anyMatch(line -> line.contains("propose"))
        .anyMatch(line -> line.contains("vacuum public.second"));
  }
}
