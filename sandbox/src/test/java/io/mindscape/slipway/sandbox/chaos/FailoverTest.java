package io.mindscape.slipway.sandbox.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mindscape.slipway.bot.store.StoredTurns;
import io.mindscape.slipway.policies.window.Opening;
import io.mindscape.slipway.sandbox.chaos.WindowStage.Held;
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
 * killed in the middle of a step, with steps and a task behind it, and another finishes. When it
 * took over is read from the leases in the database; that nothing was done twice is counted by the
 * forge and by PostgreSQL. A kill in the middle of a pull request is {@link ShortWindowTest}'s.
 */
final class FailoverTest {

  private static final int REPLICAS = 3;
  private static final Duration READY = Duration.ofMinutes(6);

  /** How often replicas look at a window: docs/maintenance.md. */
  private static final Duration LOOK = Duration.ofSeconds(5);

  private static final List<String> TASKS = List.of("security_patches", "database_optimization");
  private static final List<String> TABLES = List.of("first", "second", "third");

  @Test
  @Timeout(900)
  void whoeverRunsTheWindowIsKilledAndAnotherGoesOnWithinTheLeaseDoingNothingTwice()
      throws Exception {
    try (var stage = WindowStage.open(REPLICAS)) {
      for (int i = 0; i < TABLES.size(); i++) {
        stage.shop().table(TABLES.get(i), 3000 - 1000 * i);
      }
      stage.publishPatches();
      var now = Instant.now().truncatedTo(ChronoUnit.MINUTES);
      stage.schedule(new Opening(now, now.plus(Duration.ofHours(3))), TASKS);
      try {
        play(stage);
      } finally {
        System.out.printf("%s%s%n%s%n", stage.story(), stage.report(), stage.journal());
      }
    }
  }

  private static void play(WindowStage stage) throws Exception {
    var replicas = new ArrayList<BotRun>();
    for (int i = 0; i < REPLICAS; i++) {
      replicas.add(stage.start(i, StoredTurns.LEASE));
    }
    try (var _ = stage.shop().lock("second")) {
      var dead = killWhileAVacuumWaits(stage, replicas);
      replicas.forEach(bot -> bot.awaitReady(READY));
      stage.saw("the other two are ready");
      takesOver(stage, replicas, dead, Instant.now());
    }
    await()
        .atMost(WindowStage.PATIENCE)
        .until(
            () -> stage.report().contains("Both tasks ran") && !stage.report().contains("So far"));
    stage.saw("the other one has finished");
    nothingIsThereTwice(stage);
  }

  /** It waits for a lock that somebody else holds on the table; the table before it is done. */
  private static Held killWhileAVacuumWaits(WindowStage stage, List<BotRun> replicas)
      throws Exception {
    long waiting =
        await()
            .atMost(READY)
            .until(() -> stage.shop().vacuuming("second", "Lock"), Optional::isPresent)
            .orElseThrow();
    var dead = killTheOneAtTheWindow(stage, replicas);
    await().atMost(WindowStage.PATIENCE).until(() -> !stage.shop().isAlive(waiting));
    stage.saw("PostgreSQL has noticed that nobody is there any more who wants the vacuum");
    return dead;
  }

  /** Returns its turn, as the last sign of life left it. */
  private static Held killTheOneAtTheWindow(WindowStage stage, List<BotRun> replicas)
      throws Exception {
    long process = stage.atTheWindow().orElseThrow().process();
    var bot = replicas.stream().filter(one -> one.pid() == process).findFirst().orElseThrow();
    bot.kill();
    replicas.remove(bot);
    stage.saw("replica %d, which runs the window, is killed".formatted(process));
    return stage.lastAtTheWindow().orElseThrow();
  }

  private static void takesOver(WindowStage stage, List<BotRun> replicas, Held dead, Instant others)
      throws Exception {
    var next =
        await()
            .atMost(WindowStage.PATIENCE)
            .until(
                stage::atTheWindow,
                held -> held.filter(one -> one.process() != dead.process()).isPresent())
            .orElseThrow();
    var began = next.until().minus(StoredTurns.LEASE);
    stage.saw(
        "replica %d goes on %d ms after the last sign of life; the lease is %d ms"
            .formatted(
                next.process(),
                Duration.between(dead.until(), began).plus(StoredTurns.LEASE).toMillis(),
                StoredTurns.LEASE.toMillis()));
    assertThat(replicas).extracting(BotRun::pid).contains(next.process());
    assertThat(began)
        .as("never before the dead one's lease is over, and at the next look at the latest")
        .isBetween(dead.until(), later(dead.until(), others).plus(LOOK));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static void nothingIsThereTwice(WindowStage stage) throws Exception {
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
        .singleElement()
        .asString()
        .contains("vacuum public.second", "attempt 2");
  }
}
