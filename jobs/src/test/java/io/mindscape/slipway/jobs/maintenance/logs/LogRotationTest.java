package io.mindscape.slipway.jobs.maintenance.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.cluster.Cluster.JobState;
import io.mindscape.slipway.jobs.cluster.Cluster.Volume;
import io.mindscape.slipway.jobs.effect.AuditSealing.Sealed;
import io.mindscape.slipway.jobs.maintenance.Scene;
import io.mindscape.slipway.jobs.maintenance.guard.Caches.Freed;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
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

  @Test
  void saysWhatBecameOfItsOwnOldRecords() {
    scene.audit =
        (now, progress) -> {
          progress.next("an export");
          scene.acts.around("seal", () -> 1);
          progress.noted("audit-1-320-ab.jsonl.gz");
          progress.removed(320);
          return new Sealed(320, List.of("audit-1-320-ab.jsonl.gz"), Optional.empty());
        };
    scene.caches =
        (now, check) -> {
          check.accept("packing");
          return List.of(
              new Freed("the mirror of acme/`platform`, packed anew", 140L << 20),
              new Freed("2 things that killed processes left", 3_000));
        };
    scene.atNextPause(() -> ends(0, new JobState.Succeeded("nothing")));
    scene.atNextPause(() -> ends(1, new JobState.Succeeded("nothing")));

    scene.window().tick(Scene.REPO);

    assertThat(scene.report())
        .contains("✓ **log_rotation** done")
        .contains("- 7 records of the bot older than 30 days deleted")
        .contains(
            "- audit log: 320 old lines moved from the database into files:"
                + " `audit-1-320-ab.jsonl.gz`")
        .contains("- caches: 140 MB freed: ")
        .contains("packed anew")
        .contains("(140 MB), `2 things that killed processes left` (2 kB)");
  }

  @Test
  void saysWhyTheAuditLogIsNotSealedAndGoesOn() {
    scene.audit = (now, check) -> new Sealed(0, List.of(), Optional.of("line 7: was `changed`"));
    scene.atNextPause(() -> ends(0, new JobState.Succeeded("nothing")));
    scene.atNextPause(() -> ends(1, new JobState.Succeeded("nothing")));

    scene.window().tick(Scene.REPO);

    assertThat(scene.report())
        .contains("✕ **log_rotation** failed")
        .contains("audit log: ")
        .contains("line 7: was ")
        .contains("Job `slipway-logs")
        .doesNotContain("caches:", "no line is old enough");
  }

  @Test
  void saysThatThereWasNothingToDo() {
    scene.audit = (now, check) -> new Sealed(0, List.of(), Optional.empty());
    scene.caches = (now, check) -> List.of();
    scene.atNextPause(() -> ends(0, new JobState.Succeeded("nothing")));
    scene.atNextPause(() -> ends(1, new JobState.Succeeded("nothing")));

    scene.window().tick(Scene.REPO);

    assertThat(scene.report())
        .contains("- audit log: no line is old enough to be moved into a file")
        .contains("- caches: nothing to free");
  }

  @Test
  void ofASealingThatIsBrokenOffItTellsWhatWasDone() {
    scene.audit =
        (now, progress) -> {
          progress.next("an export");
          progress.noted("audit-1-320-ab.jsonl.gz");
          progress.removed(150);
          scene.clock.set("2026-11-29T03:59:45Z");
          progress.next("removing lines");
          throw new AssertionError("it was to end before that");
        };

    scene.window().tick(Scene.REPO);

    assertThat(scene.report())
        .contains("**log_rotation** stopped before the end")
        .contains(
            "- audit log: 150 old lines moved from the database into files:"
                + " `audit-1-320-ab.jsonl.gz`");
  }

  @Test
  void ofFilesWhoseLinesAreInTheDatabaseStillItSaysSo() {
    scene.audit =
        (now, progress) -> {
          progress.noted("audit-1-320-ab.jsonl.gz");
          throw new Unavailable("the database", "it is away", Duration.ofSeconds(1), null);
        };

    scene.atNextPause(() -> ends(0, new JobState.Succeeded("nothing")));
    scene.atNextPause(() -> ends(1, new JobState.Succeeded("nothing")));

    scene.window().tick(Scene.REPO);

    assertThat(scene.report())
        .contains(
            "- audit log: old lines copied into files and not removed yet:"
                + " `audit-1-320-ab.jsonl.gz`");
  }

  @Test
  void nothingOfItHappensAfterTheDeadline() {
    var began = new AtomicInteger();
    scene.audit =
        (now, progress) -> {
          scene.clock.set("2026-11-29T03:59:45Z");
          progress.next("an export");
          began.incrementAndGet();
          return new Sealed(1, List.of(), Optional.empty());
        };
    scene.caches =
        (now, check) -> {
          began.incrementAndGet();
          return List.of();
        };

    scene.window().tick(Scene.REPO);

    assertThat(began).hasValue(0);
    assertThat(scene.report()).contains("**log_rotation** stopped before the end");
  }

  private void ends(int number, JobState state) {
    scene.cluster.finish(Scene.DEVELOPMENT, scene.cluster.started().get(number).name(), state);
  }
}
