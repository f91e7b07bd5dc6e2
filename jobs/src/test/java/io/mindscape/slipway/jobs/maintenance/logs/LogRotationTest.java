package io.mindscape.slipway.jobs.maintenance.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.cluster.Cluster.JobState;
import io.mindscape.slipway.jobs.cluster.Cluster.Volume;
import io.mindscape.slipway.jobs.maintenance.Scene;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Logs on volumes that the strategy names. */
final class LogRotationTest {

  private final Scene scene =
      new Scene(
          Scene.STRATEGY
              .replaceFirst("tasks: .*", "tasks: [log_rotation]")
              .replaceFirst(
                  "  tasks:",
                  """
                    logs:
                      - {environment: development, claim: app-logs, path: api, user: 1000}
                      - {environment: development, claim: web-logs, max: 2GiB}
                    tasks:\
                  """));

  @Test
  void eachTargetHasAJobThatIsWatchedAndRemoved() {
    scene.atNextPause(() -> ends(0, new JobState.Succeeded("rotated 2, expired by age 1")));
    scene.atNextPause(() -> ends(1, new JobState.Failed("gzip: /logs/a.log: No space left")));

    scene.window().tick(Scene.REPO);

    assertThat(scene.report())
        .contains("✕ **log_rotation** failed")
        .contains(", `the logs of app-logs/api in mindscape of development`: `rotated 2, expired")
        .contains(", `the logs of web-logs in mindscape of development` failed: `gzip: ");
    assertThat(scene.cluster.started())
        .hasSize(2)
        .allSatisfy(
            job ->
                assertThat(scene.cluster.job(Scene.DEVELOPMENT, job.name()))
                    .isEqualTo(new JobState.Missing()))
        .satisfiesExactly(
            job -> {
              assertThat(job.volume()).isEqualTo(new Volume("app-logs", "/logs", 1000));
              assertThat(job.deadline()).isLessThanOrEqualTo(Duration.ofMinutes(119));
            },
            job -> assertThat(job.command()).endsWith("30", "2097152"));
  }

  @Test
  void aJobThatStillRunsAtTheDeadlineIsRemoved() {
    scene.atNextPause(() -> scene.clock.set("2026-11-29T03:59:30Z"));

    scene.window().tick(Scene.REPO);

    assertThat(scene.report()).contains("**log_rotation** stopped before the end");
    assertThat(scene.cluster.started()).hasSize(1);
    assertThat(scene.cluster.job(Scene.DEVELOPMENT, scene.cluster.started().getFirst().name()))
        .isEqualTo(new JobState.Missing());
  }

  private void ends(int number, JobState state) {
    scene.cluster.finish(Scene.DEVELOPMENT, scene.cluster.started().get(number).name(), state);
  }
}
