package io.mindscape.slipway.jobs.maintenance.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mindscape.slipway.jobs.Acts.Died;
import io.mindscape.slipway.jobs.effect.AuditLine;
import io.mindscape.slipway.jobs.maintenance.MemoryDatabase;
import io.mindscape.slipway.jobs.maintenance.Scene;
import io.mindscape.slipway.jobs.maintenance.guard.Freezes;
import io.mindscape.slipway.jobs.maintenance.guard.LatestStrategy;
import io.mindscape.slipway.jobs.maintenance.journal.Expectation;
import io.mindscape.slipway.jobs.strategy.Strategies;
import io.mindscape.slipway.policies.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Several databases in the window: their order, and what the report says of each. */
final class SeveralDatabasesTest {

  private static final String DATABASES =
      """
        databases:
          live:
            environment: production
            secret: {cluster: production, namespace: mindscape, name: live-app}
          try:
            environment: development
            secret: {cluster: development, namespace: mindscape, name: try-app}
          show:
            environment: staging
            secret: {cluster: staging, namespace: mindscape, name: show-app}
      """;

  private final Scene scene = new Scene(strategy(Scene.STRATEGY));

  private static String strategy(String text) {
    return text.replaceFirst("  tasks: .*\n", "  tasks: [database_optimization]\n" + DATABASES);
  }

  private void allAreWorn() {
    for (var label : new String[] {"live", "try", "show"}) {
      scene.database(label).has(MemoryDatabase.worn("sessions", 1_000, 12_000, 40_000_000));
    }
  }

  @Test
  void environmentsComeOneAfterAnotherAndEachIsToldByName() {
    allAreWorn();

    scene.window().tick(Scene.REPO);

    assertThat(scene.acts.all())
        .containsSubsequence(
            "try: vacuum public.sessions",
            "show: vacuum public.sessions",
            "live: vacuum public.sessions");
    assertThat(scene.report())
        .contains("✓ **database_optimization** done")
        .contains("- `public.sessions` in `try`: 12,000 dead rows before, 0 after")
        .contains("- `public.sessions` in `live`: 12,000 dead rows before, 0 after");
    assertThat(scene.journal.lines(Scene.REPO, scene.clock.instant()))
        .extracting(line -> line.place().step() + "|" + line.what().title())
        .contains("live vacuum public.sessions|the vacuum of public.sessions in live");
    assertThat(scene.ledger.audit().lines())
        .extracting(AuditLine::toString)
        .anyMatch(line -> line.contains("the vacuum of public.sessions in show"));
  }

  @Test
  void oneThatDoesNotAnswerKeepsTheNextEnvironmentsAsTheyAre() {
    allAreWorn();
    scene.database("try").isDown(Scene.down("the database"));

    scene.window().tick(Scene.REPO);

    assertThat(scene.acts.count("live: vacuum public.sessions")).isZero();
    assertThat(scene.acts.count("show: vacuum public.sessions")).isZero();
    assertThat(scene.report())
        .contains("✕ **database_optimization** failed")
        .contains("the look at the database try failed: no answer within 5 s")
        .contains(
            "- the vacuum of public.sessions in live: production comes after development, where"
                + " the look at the database try did not end well\n");
  }

  @Test
  void oneThatRefusesUsKeepsTheNextEnvironmentsAsTheyAre() {
    allAreWorn();
    scene.database("show").isDown(new Refused("there is no Secret"));

    scene.window().tick(Scene.REPO);

    assertThat(scene.acts.count("try: vacuum public.sessions")).isEqualTo(1);
    assertThat(scene.acts.count("live: vacuum public.sessions")).isZero();
    assertThat(scene.report())
        .contains("✕ **database_optimization** failed")
        .contains("the look at the database show failed: there is no Secret")
        .contains("where the look at the database show did not end well");
  }

  @Test
  void whatFailsInOneKeepsTheNextEnvironmentsAsTheyAre() {
    allAreWorn();
    scene.database("try").lock("sessions");

    scene.window().tick(Scene.REPO);

    assertThat(scene.acts.count("show: vacuum public.sessions")).isZero();
    assertThat(scene.report())
        .contains("`public.sessions` in `try`: it is locked")
        .contains(
            "- the vacuum of public.sessions in show: staging comes after development, where the"
                + " vacuum of public.sessions in try did not end well\n");
  }

  @Test
  void oneThatDoesNotAnswerSaysNothingAboutEarlierEnvironments() {
    allAreWorn();
    scene.database("live").isDown(Scene.down("the database"));

    scene.window().tick(Scene.REPO);

    assertThat(scene.acts.count("try: vacuum public.sessions")).isEqualTo(1);
    assertThat(scene.acts.count("show: vacuum public.sessions")).isEqualTo(1);
    assertThat(scene.report()).contains("the look at the database live failed");
  }

  @Test
  void theOrderIsThatOfDeliveryWhereNoEnvironmentsAreDescribed() {
    var brief = new Scene(strategy(Scene.STRATEGY.replaceFirst("(?s)^.*?(?=maintenance:)", "")));
    brief.database("try").isDown(Scene.down("the database"));
    brief.database("live").has(MemoryDatabase.worn("sessions", 1_000, 12_000, 40_000_000));

    brief.window().tick(Scene.REPO);

    assertThat(brief.acts.count("live: vacuum public.sessions")).isZero();
    assertThat(brief.report()).contains("production comes after development");
  }

  /** Where it is after the restart nobody knows: that it is done may not be said. */
  @Test
  void whatWasBegunInOneThatDoesNotAnswerAfterARestartIsNotCalledDone() {
    allAreWorn();
    scene.acts.dieBefore("try: vacuum public.sessions");
    assertThatThrownBy(() -> scene.window().tick(Scene.REPO)).isInstanceOf(Died.class);
    scene.database("try").isDown(Scene.down("the database"));

    scene.window().tick(Scene.REPO);

    assertThat(scene.acts.count("live: vacuum public.sessions")).isZero();
    assertThat(scene.report())
        .doesNotContain("a restart found it done")
        .contains("the vacuum of public.sessions in try: the bot was cut off in it, and what it");
  }

  @Test
  void whatWasBegunGoesOnAfterARestartInItsDatabase() {
    allAreWorn();
    scene.acts.dieBefore("show: vacuum public.sessions");
    assertThatThrownBy(() -> scene.window().tick(Scene.REPO)).isInstanceOf(Died.class);

    scene.window().tick(Scene.REPO);

    assertThat(scene.acts.all())
        .filteredOn(act -> act.contains("vacuum"))
        .containsExactly(
            "try: vacuum public.sessions",
            "show: vacuum public.sessions",
            "live: vacuum public.sessions");
    assertThat(scene.report()).contains("the vacuum of public.sessions in show was begun again");
  }

  @Test
  void durationsOfTheOnlyOneCountWhenThereAreSeveral() {
    var only =
        new Scene(Scene.STRATEGY.replaceFirst("tasks: .*", "tasks: [database_optimization]"));
    for (int table = 0; table < Expectation.FEW; table++) {
      only.database.has(MemoryDatabase.worn("t" + table, 1_000, 12_000, 40_000_000));
    }
    only.database.whileVacuuming(() -> only.clock.pass(Duration.ofMinutes(2)));
    only.window().tick(Scene.REPO);
    only.clock.set("2026-12-06T02:00:00Z");
    only.git.commit(Scene.REPO, "main", Map.of("slipway.yaml", strategy(Scene.STRATEGY)), "ana");
    only.database("live").has(MemoryDatabase.worn("sessions", 1_000, 12_000, 40_000_000));

    only.window().tick(Scene.REPO);

    assertThat(only.journal.lines(Scene.REPO, Instant.parse("2026-12-06T02:00:00Z")))
        .filteredOn(line -> line.place().step().equals("live vacuum public.sessions"))
        .extracting(line -> line.what().expected())
        .containsExactly(Duration.ofSeconds(144));
  }

  @Test
  void whatAnOldTransactionHoldsIsSaid() {
    allAreWorn();
    scene.database("show").holdsDeadRows();

    scene.window().tick(Scene.REPO);

    assertThat(scene.report())
        .contains("`public.sessions` in `try`: 12,000 dead rows before, 0 after; ")
        .contains(
            "`public.sessions` in `show`: 12,000 dead rows before, 12,000 after (an old transaction"
                + " that is open, a prepared one or a replication slot still holds them); ");
  }

  @Test
  void aFreezeOfOneEnvironmentKeepsItsDatabasesAsTheyAre() {
    var frozen =
        new Scene(
            strategy(
                Scene.STRATEGY.replace(
                    "      follows: {environment: staging}",
                    """
                          follows: {environment: staging}
                          freezes:
                            - {name: sale, from: 2026-11-28T00:00:00Z, to: 2026-12-01T00:00:00Z}
                    """
                        .stripTrailing())));
    frozen.database("try").has(MemoryDatabase.worn("sessions", 1_000, 12_000, 40_000_000));
    frozen.database("live").has(MemoryDatabase.worn("sessions", 1_000, 12_000, 40_000_000));

    frozen.window(new Freezes(new LatestStrategy(new Strategies(frozen.git)))).tick(Scene.REPO);

    assertThat(frozen.acts.count("try: vacuum public.sessions")).isEqualTo(1);
    assertThat(frozen.acts.count("live: vacuum public.sessions")).isZero();
    assertThat(frozen.report()).contains("the vacuum of public.sessions in live was not begun");
  }
}
