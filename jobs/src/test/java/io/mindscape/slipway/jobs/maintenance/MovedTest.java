package io.mindscape.slipway.jobs.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.cluster.Cluster.JobState;
import io.mindscape.slipway.jobs.maintenance.guard.LatestStrategy;
import io.mindscape.slipway.jobs.maintenance.journal.Journal;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A strategy file that is changed while the window is open. */
final class MovedTest {

  private static final String SCHEDULE = "schedule: \"Every Sunday 02:00-04:00 UTC\"";
  private static final String TASKS = "[log_rotation, database_optimization]";

  private final Scene scene =
      new Scene(Scene.STRATEGY.replaceFirst("tasks: .*", "tasks: " + TASKS));

  MovedTest() {
    scene.database.has(MemoryDatabase.worn("sessions", 1_000, 12_000, 40_000_000));
  }

  /** While the Job of log_rotation runs, somebody pushes. */
  private void whileTheJobRuns(String from, String to) {
    scene.atNextPause(
        () -> {
          push(from, to);
          scene.clock.pass(LatestStrategy.LOOK);
        });
  }

  private void push(String from, String to) {
    var text = scene.git.read(Scene.REPO, "main", "slipway.yaml");
    assertThat(text).contains(from);
    scene.git.commit(Scene.REPO, "main", Map.of("slipway.yaml", text.replace(from, to)), "ana");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "schedule: \"Every Saturday 02:00-04:00 UTC\"         | (Every Saturday 02:00-04:00 UTC)",
        "schedule: \"Every Sunday 03:00-05:00 UTC\"           | (Every Sunday 03:00-05:00 UTC)",
        "schedule: \"Every Sunday 02:00-04:00 Asia/Kolkata\"  | 02:00-04:00 Asia/Kolkata)",
        "schedule: {days: sunday, from: '02:00', to: '04:00', zone: UTC, except: [2026-11-29]}"
            + " | the window is not open now",
        "freezes: []                                          | no maintenance.schedule any more",
      })
  void oneThatMovesTheWindowAwayStopsWhatRunsAndDefersTheRest(String moved, String words) {
    whileTheJobRuns(SCHEDULE, moved);

    scene.window().tick(Scene.REPO);

    assertThat(scene.acts.all())
        .contains("start job", "remove job")
        .doesNotContain("vacuum public.sessions");
    assertThat(state("log_rotation")).isEqualTo("STOPPED");
    assertThat(state("database_optimization")).isEqualTo("DEFERRED");
    assertThat(scene.report()).contains("slipway.yaml was changed: ").contains(words);
  }

  @Test
  void nothingMoreIsDoneInThatOpeningWhoeverLooks() {
    whileTheJobRuns(SCHEDULE, "schedule: \"Every Saturday 02:00-04:00 UTC\"");
    scene.window().tick(Scene.REPO);
    var acts = scene.acts.all();

    for (int look = 0; look < 240; look++) {
      scene.clock.pass(Window.LOOK);
      scene.window().tick(Scene.REPO);
    }

    assertThat(scene.clock.instant()).isAfter(Instant.parse("2026-11-29T04:00:00Z"));
    assertThat(scene.acts.all()).containsExactlyElementsOf(acts);
  }

  @Test
  void theNextOneIsThatOfTheNewSchedule() {
    whileTheJobRuns(SCHEDULE, "schedule: \"Every Saturday 02:00-04:00 UTC\"");
    scene.window().tick(Scene.REPO);

    scene.clock.set("2026-12-05T02:00:00Z");
    scene.jobEnds(new JobState.Succeeded("removed 3 rotated logs\n"));
    scene.window().tick(Scene.REPO);

    assertThat(scene.acts.count("vacuum public.sessions")).isEqualTo(1);
  }

  @Test
  void aTaskThatIsTakenOutIsNotBegunAndTheOthersAre() {
    whileTheJobRuns(TASKS, "[log_rotation]");
    scene.jobEnds(new JobState.Succeeded("removed 3 rotated logs\n"));

    scene.window().tick(Scene.REPO);

    assertThat(scene.acts.all()).doesNotContain("vacuum public.sessions");
    assertThat(state("log_rotation")).isEqualTo("DONE");
    assertThat(scene.report())
        .contains("maintenance.tasks does not name database\\_optimization any more");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "schedule: \"Sundays 2am-4am UTC\"",
        "schedule: \"Every Sunday 02:00-05:00 UTC\"",
        "schedule: \"Every Sunday 01:00-04:00 UTC\"",
        "schedule: nonsense",
        "schedule: {days: sunday, from: '02:00', to: '04:00', zone: UTC, except: [2026-12-06]}",
      })
  void oneThatLeavesThisMomentOpenOrIsWrongStopsNothing(String other) {
    whileTheJobRuns(SCHEDULE, other);
    scene.jobEnds(new JobState.Succeeded("removed 3 rotated logs\n"));

    var window = scene.window();
    window.tick(Scene.REPO);
    window.tick(Scene.REPO);

    assertThat(state("log_rotation")).isEqualTo("DONE");
    assertThat(scene.acts.count("vacuum public.sessions")).isEqualTo(1);
    assertThat(scene.report()).doesNotContain("was changed");
  }

  @Test
  void whatIsLongerNowIsNoSecondOpening() {
    scene.jobEnds(new JobState.Succeeded("removed 3 rotated logs\n"));
    scene.window().tick(Scene.REPO);
    push(SCHEDULE, "schedule: \"Every Sunday 02:00-06:00 UTC\"");

    for (int look = 0; look < 300; look++) {
      scene.clock.pass(Window.LOOK);
      scene.window().tick(Scene.REPO);
    }

    assertThat(scene.acts.count("vacuum public.sessions")).isEqualTo(1);
    assertThat(scene.acts.count("start job")).isEqualTo(1);
    assertThat(scene.forge.discussion().everyIssue())
        .filteredOn(issue -> issue.title().startsWith("Maintenance of"))
        .hasSize(1);
  }

  private String state(String task) {
    return scene.journal.lines(Scene.REPO, Instant.parse("2026-11-29T02:00:00Z")).stream()
        .filter(line -> line.place().task().equals(task))
        .filter(
            line -> line.state() != Journal.State.DONE || line.place().step().equals(Journal.WHOLE))
        .map(line -> line.state().name())
        .filter(state -> !state.equals("UNDONE"))
        .findFirst()
        .orElse("nothing");
  }
}
