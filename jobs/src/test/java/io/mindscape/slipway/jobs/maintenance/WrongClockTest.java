package io.mindscape.slipway.jobs.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.cluster.Cluster.JobState;
import io.mindscape.slipway.jobs.maintenance.guard.ClockWatch;
import io.mindscape.slipway.jobs.maintenance.guard.Witness;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A clock that is wrong closes the window. */
final class WrongClockTest {

  private Duration theirs = Duration.ZERO;

  @Test
  void nothingIsDoneWhileItIsWrongAndAllWhenItIsRightAgain() {
    var scene = new Scene().withSomethingToDo();
    var window = scene.window(watch(scene));
    theirs = Duration.ofSeconds(-7);
    for (int look = 0; look < 20; look++) {
      window.tick(Scene.REPO);
      scene.clock.pass(Duration.ofSeconds(3));
    }
    assertThat(scene.acts.all()).isEmpty();

    theirs = Duration.ofSeconds(4);
    window.tick(Scene.REPO);

    assertThat(scene.acts.all()).contains("open issue", "vacuum public.sessions", "start job");
    assertThat(scene.report())
        .contains(
            "For a while nothing could be done in it. This machine's clock is 7 s ahead of that of"
                + " the database: the maintenance window stays closed");
  }

  @Test
  void whatRunsIsHeldWhenItGoesWrongAndGoesOnAfterwards() {
    var scene = new Scene();
    var window = scene.window(watch(scene));
    scene.atNextPause(
        () -> {
          theirs = Duration.ofSeconds(60);
          scene.clock.pass(ClockWatch.GOOD);
        });
    window.tick(Scene.REPO);
    assertThat(scene.report()).contains("**log_rotation**: to come");
    var held = scene.acts.all();
    assertThat(held).contains("start job");
    scene.clock.pass(Duration.ofMinutes(1));
    window.tick(Scene.REPO);
    assertThat(scene.acts.all()).isEqualTo(held);

    theirs = Duration.ZERO;
    scene.jobEnds(new JobState.Succeeded("removed 3 rotated logs\n"));
    scene.clock.pass(Duration.ofMinutes(1));
    window.tick(Scene.REPO);

    assertThat(scene.acts.all()).containsOnlyOnce("open issue").contains("remove job");
    assertThat(scene.cluster.started()).hasSize(1);
    assertThat(scene.report())
        .contains("**log_rotation** done")
        .contains("This machine's clock is 60 s behind that of the database");
  }

  private ClockWatch watch(Scene scene) {
    var witness =
        new Witness(
            "the database", Duration.ZERO, () -> Optional.of(scene.clock.instant().plus(theirs)));
    return new ClockWatch(List.of(witness), Duration.ofSeconds(5), scene.clock);
  }
}
