package io.mindscape.slipway.jobs.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.SetClock;
import io.mindscape.slipway.jobs.cluster.Cluster.JobState;
import io.mindscape.slipway.jobs.git.MemoryGit;
import io.mindscape.slipway.jobs.maintenance.guard.Bars;
import io.mindscape.slipway.jobs.maintenance.guard.Freezes;
import io.mindscape.slipway.jobs.maintenance.guard.LatestStrategy;
import io.mindscape.slipway.jobs.maintenance.journal.Journal;
import io.mindscape.slipway.jobs.strategy.Strategies;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Freezes that nobody knew of when the window opened, and those of one environment. */
final class FreezesTest {

  private static final String TWO = "2026-11-29T02:00:00Z";

  private final Scene scene = new Scene();
  private final Freezes freezes = new Freezes(new LatestStrategy(new Strategies(scene.git)));

  @Test
  void oneThatIsAddedMeanwhileStopsWhatRunsAndDefersTheRestAndIsTheReason() {
    scene.atNextPause(
        () -> {
          freeze("release night", "2026-11-29T02:00:10Z", "2026-11-29T03:00:00Z");
          scene.clock.pass(LatestStrategy.LOOK);
        });
    scene.database.has(MemoryDatabase.worn("sessions", 1_000, 12_000, 40_000_000));
    freezeNothing("[log_rotation, database_optimization]");

    scene.window(freezes).tick(Scene.REPO);

    assertThat(scene.acts.all()).contains("start job").doesNotContain("vacuum public.sessions");
    assertThat(states("log_rotation")).isEqualTo("FAILED");
    assertThat(states("database_optimization")).isEqualTo("DEFERRED");
    assertThat(notes())
        .contains("refused to remove a Job")
        .contains("the freeze \"release night\" is in force until 2026-11-29 03:00 UTC");
  }

  @Test
  void oneThatCoversTheBeginningDoesNotMakeAnotherOpeningOfIt() {
    scene.jobEnds(new JobState.Succeeded("removed 3 rotated logs\n"));
    var window = scene.window(freezes);
    window.tick(Scene.REPO);
    var acts = scene.acts.all();
    freeze("late news", "2026-11-29T01:00:00Z", "2026-11-29T02:30:00Z");

    for (int look = 0; look < 230; look++) {
      scene.clock.pass(Window.LOOK);
      scene.window(freezes).tick(Scene.REPO);
    }

    assertThat(scene.acts.all().stream().filter(act -> !act.contains("issue")))
        .containsExactlyElementsOf(acts.stream().filter(act -> !act.contains("issue")).toList());
    assertThat(scene.journal.newest(Scene.REPO).orElseThrow().opens())
        .isEqualTo(Instant.parse(TWO));
  }

  @Test
  void thoseOfAnEnvironmentStandAgainstItAlone() {
    var git = new MemoryGit();
    git.create(
        Scene.REPO,
        Scene.files(
            Scene.STRATEGY.replace(
                "    namespace: mindscape\n      follows: {environment: staging}",
                "    namespace: mindscape\n      freezes: [{name: year end, from:"
                    + " 2026-11-20T00:00:00Z, to: 2027-01-04T00:00:00Z}]\n"
                    + "      follows: {environment: staging}")));
    var bars = new Freezes(new LatestStrategy(new Strategies(git)));
    var now = Instant.parse(TWO);

    assertThat(bars.against(Scene.REPO, "log_rotation", "production", now))
        .hasValueSatisfying(bar -> assertThat(bar.words()).contains("\"year end\""));
    assertThat(bars.against(Scene.REPO, "log_rotation", "staging", now)).isEmpty();
    assertThat(bars.against(Scene.REPO, "log_rotation", now)).isEmpty();
    assertThat(Bars.of(Bars.NONE, bars).against(Scene.REPO, "x", "production", now)).isPresent();
  }

  @Test
  void thoseOfAnEnvironmentStandAgainstTheDatabaseWhoseSecretIsThere() {
    assertThat(acts("production", "mindscape")).doesNotContain("vacuum public.sessions");
    assertThat(acts("production", "elsewhere")).contains("vacuum public.sessions");
    assertThat(acts("staging", "mindscape")).contains("vacuum public.sessions");
  }

  /** What is done on a Sunday on which production is frozen, with a Secret in that place. */
  private static List<String> acts(String cluster, String namespace) {
    var secret = "{cluster: %s, namespace: %s, name: db}".formatted(cluster, namespace);
    var frozen =
        new Scene(
            Scene.STRATEGY
                .replaceFirst(
                    "tasks: .*",
                    "tasks: [database_optimization]\n  database: {secret: %s}".formatted(secret))
                .replace(
                    "    namespace: mindscape\n      follows: {environment: staging}",
                    "    namespace: mindscape\n      freezes: [{name: year end, from:"
                        + " 2026-11-20T00:00:00Z, to: 2027-01-04T00:00:00Z}]\n"
                        + "      follows: {environment: staging}"));
    frozen.database.has(MemoryDatabase.worn("sessions", 1_000, 12_000, 40_000_000));
    frozen.window(new Freezes(new LatestStrategy(new Strategies(frozen.git)))).tick(Scene.REPO);
    return frozen.acts.all();
  }

  @Test
  void theAnswerIsGoodForAWhileAndThenLookedAtAnew() {
    var clock = new SetClock(TWO);
    assertThat(freezes.against(Scene.REPO, "", clock.instant())).isEmpty();
    freeze("now", TWO, "2026-11-29T03:00:00Z");

    clock.pass(LatestStrategy.LOOK.minus(Duration.ofSeconds(1)));
    assertThat(freezes.against(Scene.REPO, "", clock.instant())).isEmpty();
    clock.pass(Duration.ofSeconds(1));
    assertThat(freezes.against(Scene.REPO, "", clock.instant())).isPresent();
    assertThat(freezes.against(Scene.REPO, "", Instant.parse("2026-11-29T03:00:00Z"))).isEmpty();
  }

  private void freeze(String name, String from, String to) {
    change(
        scene
            .git
            .read(Scene.REPO, "main", "slipway.yaml")
            .replace(
                "  tasks:",
                "  freezes: [{name: %s, from: %s, to: %s}]\n  tasks:".formatted(name, from, to)));
  }

  private void freezeNothing(String tasks) {
    change(Scene.STRATEGY.replaceFirst("tasks: .*", "tasks: " + tasks));
  }

  private void change(String strategy) {
    scene.git.commit(Scene.REPO, "main", Map.of("slipway.yaml", strategy), "ana");
  }

  private String states(String task) {
    return scene.journal.lines(Scene.REPO, Instant.parse(TWO)).stream()
        .filter(line -> line.place().task().equals(task))
        .filter(line -> line.place().step().equals(Journal.WHOLE))
        .map(line -> line.state().name())
        .findFirst()
        .orElse("nothing");
  }

  private String notes() {
    return String.join(
        "\n",
        scene.journal.lines(Scene.REPO, Instant.parse(TWO)).stream()
            .flatMap(line -> line.end().notes().stream())
            .map(Object::toString)
            .toList());
  }
}
