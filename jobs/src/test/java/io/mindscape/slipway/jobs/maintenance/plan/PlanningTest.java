package io.mindscape.slipway.jobs.maintenance.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.maintenance.Scene;
import io.mindscape.slipway.jobs.maintenance.journal.Expectation;
import io.mindscape.slipway.jobs.maintenance.journal.Expectation.Source;
import io.mindscape.slipway.jobs.maintenance.journal.Journal;
import io.mindscape.slipway.jobs.maintenance.journal.Journal.End;
import io.mindscape.slipway.jobs.maintenance.journal.Journal.Place;
import io.mindscape.slipway.jobs.maintenance.journal.Journal.State;
import io.mindscape.slipway.jobs.maintenance.journal.Journal.What;
import io.mindscape.slipway.jobs.maintenance.plan.Plan.Entry;
import io.mindscape.slipway.jobs.maintenance.plan.Planning.PutOff;
import io.mindscape.slipway.jobs.maintenance.task.TaskName;
import io.mindscape.slipway.jobs.strategy.Strategies;
import io.mindscape.slipway.policies.window.Opening;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is planned, with what is remembered. */
final class PlanningTest {

  private static final Instant SUNDAY = Instant.parse("2026-11-29T02:00:00Z");

  private final Announced platform = new Announced();
  private final Scene scene = platform.scene;
  private final Planning planning =
      new Planning(new Strategies(scene.git), scene.kept(), scene.clock);

  /** What became of a task so many weeks before {@link #SUNDAY}. */
  private void was(int weeksBefore, TaskName task, State state, Duration took) {
    var opens = SUNDAY.minus(Duration.ofDays(7L * weeksBefore));
    var opening = new Opening(opens, opens.plus(Duration.ofHours(2)));
    var place = new Place(Scene.REPO, opening, task.toString(), Journal.WHOLE);
    scene.journal.begin(place, 1, What.A_TASK, opens);
    scene.journal.end(place, 1, new End(state, opens.plus(took), List.of()));
  }

  private void wasDoneFiveTimes(TaskName task, Duration took) {
    for (int week = 1; week <= Expectation.FEW; week++) {
      was(week, task, State.DONE, took);
    }
  }

  @Test
  void aTaskIsExpectedToTakeWhatWasMeasuredOfItInThisRepository() {
    for (int week = 2; week <= Expectation.FEW; week++) {
      was(week, TaskName.SECURITY_PATCHES, State.DONE, Duration.ofMinutes(50));
    }
    assertThat(expected(TaskName.SECURITY_PATCHES))
        .isEqualTo(new Expectation(Duration.ofMinutes(15), 4));

    was(1, TaskName.SECURITY_PATCHES, State.DONE, Duration.ofMinutes(40));

    assertThat(expected(TaskName.SECURITY_PATCHES))
        .isEqualTo(new Expectation(Duration.ofMinutes(60), 5));
    assertThat(expected(TaskName.LOG_ROTATION).source()).isEqualTo(Source.DECLARED);
  }

  @Test
  void aTaskThatIsAlwaysStoppedIsExpectedToTakeLongerThanItWasLetRun() {
    was(3, TaskName.DATABASE_OPTIMIZATION, State.DONE, Duration.ofMinutes(119));
    was(2, TaskName.DATABASE_OPTIMIZATION, State.STOPPED, Duration.ofMinutes(90));
    was(1, TaskName.DATABASE_OPTIMIZATION, State.STOPPED, Duration.ofMinutes(75));
    was(1, TaskName.LOG_ROTATION, State.STOPPED, Duration.ofMinutes(5));

    var stopped = expected(TaskName.DATABASE_OPTIMIZATION);
    assertThat(stopped).isEqualTo(new Expectation(Duration.ofMinutes(90), 1, true));
    assertThat(stopped.source()).isEqualTo(Source.STOPPED);
    assertThat(stopped.words())
        .isEqualTo("it takes more than 90 minutes (it was stopped after that)");
    assertThat(expected(TaskName.LOG_ROTATION))
        .isEqualTo(new Expectation(Duration.ofMinutes(15), 0));
  }

  @Test
  void whatWasStoppedAtTheCloseCanBeginAgainInTheFirstHalfOfTheNextOpening() {
    was(1, TaskName.DATABASE_OPTIMIZATION, State.STOPPED, Duration.ofMinutes(119));
    var opening = new Opening(SUNDAY, SUNDAY.plus(Duration.ofHours(2)));

    assertThat(expected(TaskName.DATABASE_OPTIMIZATION).needs(opening, Duration.ofMinutes(5)))
        .isEqualTo(Duration.ofHours(1));
  }

  @Test
  void freezesOfTheWindowAndOfEnvironmentsArePlannedWithUntilTheyAreOver() {
    var frozen =
        Scene.STRATEGY
            .replace(
                "  tasks:",
                "  freezes: [{name: fair, from: 2026-12-01T00:00:00Z, to: 2026-12-05T00:00:00Z}]\n"
                    + "  tasks:")
            .replace(
                "      follows: {environment: staging}\n",
                "      follows: {environment: staging}\n"
                    + "      freezes: [{name: sale, from: 2026-11-20T00:00:00Z, to:"
                    + " 2026-12-02T00:00:00Z}]\n");
    scene.git.commit(Scene.REPO, "main", Map.of("slipway.yaml", frozen), "ana");

    assertThat(planning.of(Scene.REPO).freezes())
        .extracting(one -> one.freeze().name() + " " + one.environment().orElse("all"))
        .containsExactly("fair all", "sale production");

    scene.clock.set("2026-12-02T00:00:00Z");
    assertThat(planning.of(Scene.REPO).freezes())
        .extracting(one -> one.freeze().name())
        .containsExactly("fair");
  }

  @Test
  void thePreviewShowsWhatWasMeasuredAndPutOff() {
    wasDoneFiveTimes(TaskName.SECURITY_PATCHES, Duration.ofMinutes(20));
    for (int week = 1; week <= Known.OFTEN; week++) {
      was(week, TaskName.LOG_ROTATION, State.DEFERRED, Duration.ZERO);
    }

    platform.look();

    assertThat(platform.text())
        .contains("| 24 minutes, measured |")
        .contains("| 45 minutes, as declared |")
        .contains("put off 3 times in a row before, so it comes early");
  }

  @Test
  void whatWasStoppedIsNotCalledMeasured() {
    was(1, TaskName.LOG_ROTATION, State.STOPPED, Duration.ofMinutes(25));

    platform.look();

    assertThat(platform.text())
        .contains("| over 25 minutes: stopped after that |")
        .doesNotContain("measured");
  }

  @Test
  void whatFailedSaysNothingOfHowLongItTakes() {
    was(1, TaskName.LOG_ROTATION, State.FAILED, Duration.ofMinutes(25));

    assertThat(expected(TaskName.LOG_ROTATION))
        .isEqualTo(new Expectation(Duration.ofMinutes(15), 0));
  }

  @Test
  void whatHadItsTurnIsNotPlannedAgainAndTheRestBeginsNow() {
    was(0, TaskName.SECURITY_PATCHES, State.DONE, Duration.ofMinutes(5));
    was(0, TaskName.DEPENDENCY_UPDATES, State.BEGUN, Duration.ZERO);
    scene.clock.set("2026-11-29T02:06:00Z");

    var planned = planning.of(Scene.REPO);

    assertThat(planned.plan().open()).isTrue();
    assertThat(planned.plan().entries())
        .startsWith(
            new Entry.Fits(TaskName.DEPENDENCY_UPDATES, Instant.parse("2026-11-29T02:06:00Z")))
        .hasSize(3);
    assertThat(planned.turns())
        .containsEntry("security_patches", State.DONE)
        .containsEntry("dependency_updates", State.BEGUN)
        .hasSize(2);
  }

  @Test
  void ordersForThatOpeningAreInItsPlan() {
    platform.look();
    platform.say("ana", "/veto log_rotation a release");
    platform.say("bo", "/first database_optimization");

    var planned = planning.of(Scene.REPO);

    assertThat(planned.plan().entries().getFirst().name()).isEqualTo("database_optimization");
    assertThat(planned.plan().entries())
        .contains(new Entry.Deferred(TaskName.LOG_ROTATION, "vetoed by @ana: `a release`"));
  }

  @Test
  void countsWhatWasPutOffLastAndHowMuchOfItTooOften() {
    assertThat(planning.putOff(Scene.REPO)).isEqualTo(new PutOff(0, 0));
    for (int week = 1; week <= Known.OFTEN; week++) {
      was(week, TaskName.LOG_ROTATION, State.DEFERRED, Duration.ZERO);
    }
    was(1, TaskName.DATABASE_OPTIMIZATION, State.STOPPED, Duration.ofMinutes(9));
    was(2, TaskName.SECURITY_PATCHES, State.DEFERRED, Duration.ZERO);
    was(1, TaskName.SECURITY_PATCHES, State.DONE, Duration.ofMinutes(9));

    assertThat(planning.putOff(Scene.REPO)).isEqualTo(new PutOff(2, 1));
  }

  private Expectation expected(TaskName task) {
    return planning.of(Scene.REPO).known().expected().apply(task);
  }
}
