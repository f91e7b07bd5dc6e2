package io.mindscape.slipway.sandbox.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mindscape.slipway.policies.window.Opening;
import io.mindscape.slipway.sandbox.chaos.Trap.Moment;
import io.mindscape.slipway.sandbox.chaos.Trap.Patience;
import io.mindscape.slipway.sandbox.chaos.Trap.Point;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/**
 * A window of two minutes by the machine's clock, with a real bot, Git, and PostgreSQL: the bot is
 * killed in the middle of a step, then PostgreSQL hangs so that it heeds nobody. What the report
 * says is held against the records of the forge, of the clusters and of PostgreSQL.
 */
final class ShortWindowTest {

  private static final Duration LENGTH = Duration.ofMinutes(2);

  /** A bot mostly starts as fast. */
  private static final Duration AHEAD = Duration.ofSeconds(15);

  /** In that time it heeds another schedule. */
  private static final Duration HEEDED = Duration.ofSeconds(5);

  private static final Duration AFTERWARDS = Duration.ofSeconds(10);
  private static final List<String> TASKS =
      List.of("security_patches", "log_rotation", "database_optimization");
  private static final List<Kind> EFFECTS =
      List.of(Kind.PUSH, Kind.PULL_REQUEST, Kind.ISSUE, Kind.JOB);

  @Test
  @Timeout(900)
  void itDefersWhatDoesNotFitGoesOnAfterAKillCutsOffWhatHangsAndTellsTheTruth() throws Exception {
    try (var stage = WindowStage.open(1)) {
      furnish(stage);
      stage.tables();
      stage.measured("security_patches/pull request", Duration.ofSeconds(3));
      stage.measured("database_optimization/vacuum", Duration.ofSeconds(10));
      var killed = stage.start(0, BotRun.SHORT_LEASE);
      try {
        play(stage, killed, openFor(killed, stage));
      } finally {
        System.out.printf("%s%s%n%s%n", stage.story(), stage.report(), stage.journal());
      }
    }
  }

  private static void furnish(WindowStage stage) throws Exception {
    stage.shop().table("sold", 3000);
    stage.shop().table("stuck", 2000);
    stage.shop().endless("stuck");
    stage.shop().table("late", 1000);
    stage.publishPatches();
  }

  /** In the first full minute for which the bot is ready in time. */
  private static Opening openFor(BotRun bot, WindowStage stage) throws Exception {
    while (true) {
      var opens = Instant.now().plus(AHEAD).plusSeconds(60).truncatedTo(ChronoUnit.MINUTES);
      var opening = new Opening(opens, opens.plus(LENGTH));
      stage.schedule(opening, TASKS);
      if (bot.isReadyWithin(Duration.between(Instant.now(), opens.minus(HEEDED)))) {
        stage.saw("the bot is ready; the window opens at " + opens);
        return opening;
      }
      stage.saw("the bot is not ready yet; the window opens later");
    }
  }

  private static void play(WindowStage stage, BotRun killed, Opening opening) throws Exception {
    killInTheMiddleOfAPullRequest(stage, killed);
    stage.start(0, BotRun.SHORT_LEASE);
    long hangs = awaitVacuumOfStuck(stage);
    Shop.signal("STOP", hangs);
    try {
      stage.saw("PostgreSQL's process %d hangs in the vacuum of public.stuck".formatted(hangs));
      WindowStage.until(opening.closes());
      var report = stage.report();
      stage.saw("the window is closed");
      WindowStage.until(opening.closes().plus(AFTERWARDS));
      assertThat(stage.report()).as("after the close nobody writes").isEqualTo(report);
      saysWhatTheForgeHas(stage, report);
      nothingHappenedOutside(stage, opening);
      assertThat(stage.shop().atWork()).as("statements that run, but what hangs").isEqualTo(1);
    } finally {
      Shop.signal("CONT", hangs);
    }
    saysWhatPostgresHas(stage, hangs);
  }

  /** The forge has opened it, and nobody has heard of it yet. */
  private static void killInTheMiddleOfAPullRequest(WindowStage stage, BotRun bot)
      throws InterruptedException {
    var point = new Point(Kind.PULL_REQUEST, Moment.AFTER);
    var patience = new Patience(1, Duration.ofMinutes(3), Duration.ofMillis(1));
    var met = stage.yard().trap().waitFor(List.of(point), patience, () -> {});
    bot.kill();
    stage.yard().trap().release();
    assertThat(met).as("where the bot died").contains(point);
    stage.saw("the bot is killed: the forge has opened a pull request, nobody has heard of it");
  }

  private static long awaitVacuumOfStuck(WindowStage stage) {
    return await()
        .atMost(WindowStage.PATIENCE)
        .until(() -> stage.shop().vacuuming("stuck", "PgSleep"), Optional::isPresent)
        .orElseThrow();
  }

  private static void saysWhatTheForgeHas(WindowStage stage, String report) throws Exception {
    assertThat(stage.reports()).as("one report").hasSize(1);
    assertThat(report)
        .doesNotContain("So far")
        .contains(
            "One of three tasks ran",
            "**security_patches** done",
            "**log_rotation** deferred to the next window")
        .containsAnyOf("**database_optimization** failed", "**database_optimization** stopped");
    stage.hasOnePullRequestAsReported();
    assertThat(report).contains("was begun again, for the bot was interrupted in it");
    assertThat(stage.journal())
        .as("only what was in the middle is begun again")
        .filteredOn(line -> line.contains("attempt 2"))
        .singleElement()
        .asString()
        .contains("security_patches: propose", "DONE");
    assertThat(line(report, "the bot's old records:"))
        .contains("it takes about 2 minutes (as declared) and a margin of 30 seconds", "left");
    assertThat(line(report, "the Job that deletes old logs:"))
        .contains("it takes about 10 minutes (as declared)");
    assertThat(stage.yard().clusters().jobsRun()).as("the Job did not fit").isZero();
  }

  private static void nothingHappenedOutside(WindowStage stage, Opening opening) {
    var pulls = stage.pulls().stream().map(ShortWindowTest::opened);
    var reports = stage.reports().stream().map(ShortWindowTest::opened);
    assertThat(Stream.concat(pulls, reports)).allMatch(opening::covers);
    for (var kind : EFFECTS) {
      assertThat(stage.records().ofBots(kind))
          .as("%s after the close", kind)
          .filteredOn(entry -> !isOfTheNextWindow(stage, entry))
          .noneMatch(entry -> !entry.at().isBefore(opening.closes()));
    }
    for (var kind : List.of(Kind.PUSH, Kind.PULL_REQUEST)) {
      assertThat(stage.records().ofBots(kind)).isNotEmpty().allMatch(e -> opening.covers(e.at()));
    }
  }

  private static void saysWhatPostgresHas(WindowStage stage, long hung) throws Exception {
    var shop = stage.shop();
    var report = stage.report();
    await().atMost(WindowStage.PATIENCE).until(() -> !shop.isAlive(hung));
    assertThat(line(report, "public.sold")).contains("3,000 dead rows before, 0 after");
    assertThat(shop.vacuums("sold")).isEqualTo(1);
    assertThat(shop.deadRows("sold")).isZero();
    assertThat(line(report, "public.stuck")).containsAnyOf("was ended", "was cut off");
    assertThat(shop.analyzes("stuck")).as("it never came to its end").isZero();
    assertThat(line(report, "public.late"))
        .contains("it takes about 12 seconds (measured 6 times) and a margin of 30 seconds")
        .contains("left");
    assertThat(shop.vacuums("late")).isZero();
    assertThat(shop.deadRows("late")).isEqualTo(1000);
    assertThat(shop.atWork()).isZero();
  }

  /** The plan of the next window is announced while none is open. */
  private static boolean isOfTheNextWindow(WindowStage stage, Records.Entry entry) {
    var report = "/issues/" + stage.reports().getFirst().path("number").asInt();
    return Kind.of(entry.asked()).filter(Kind.ISSUE::equals).isPresent()
        && !entry.asked().path().endsWith(report);
  }

  private static Instant opened(JsonNode item) {
    return Instant.parse(item.path("created_at").asString());
  }

  private static String line(String report, String about) {
    return report.lines().filter(one -> one.contains(about)).findFirst().orElse("nothing");
  }
}
