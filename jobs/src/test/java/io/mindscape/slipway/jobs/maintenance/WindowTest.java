package io.mindscape.slipway.jobs.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mindscape.slipway.jobs.Acts.Died;
import io.mindscape.slipway.jobs.cluster.Cluster.JobState;
import io.mindscape.slipway.jobs.database.DatabaseCare;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.image.ImageRegistry;
import io.mindscape.slipway.jobs.maintenance.guard.Bars;
import io.mindscape.slipway.jobs.maintenance.guard.LatestStrategy;
import io.mindscape.slipway.jobs.maintenance.guard.StopWork;
import io.mindscape.slipway.jobs.maintenance.guard.Systems;
import io.mindscape.slipway.jobs.maintenance.task.TaskName;
import io.mindscape.slipway.jobs.strategy.Strategies;
import io.mindscape.slipway.policies.Refused;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An opening from its first to its last moment. */
final class WindowTest {

  private static final String JOB = "slipway-log-rotation-2026-11-29";

  private static final String IMAGES_ALONE =
      """
      delivery:
        images:
          mindscape/api: [{file: "environments/{environment}/api/values.yaml", key: image.tag}]
      """;

  private final Scene scene = new Scene().withSomethingToDo();

  @Test
  void runsEachTaskOnceInOrderAndReports() {
    var window = scene.window();

    window.tick(Scene.REPO);

    assertThat(scene.acts.all())
        .containsSubsequence(
            "open issue",
            "push",
            "open pull request",
            "push",
            "open pull request",
            "vacuum public.sessions",
            "expire records",
            "start job",
            "replace issue");
    assertThat(scene.cluster.job(Scene.DEVELOPMENT, JOB)).isEqualTo(new JobState.Missing());
    assertThat(scene.report())
        .isEqualTo(
            """
            <!-- slipway:maintenance -->
            ### ✓ All four tasks ran; one pull request waits for you.

            **Needs you**

            - #2 waits for a person to merge it

            ✓ **security_patches** done: under 1 s (expected 5 min), 02:00 to 02:00
            - `mindscape/api` 1.8.2 → 1.8.4, proposed in #2
            - in `environments/development/api/values.yaml`, `environments/staging/api/values.yaml`

            ✓ **dependency_updates** done: under 1 s (expected 6 min), 02:00 to 02:00
            - `mindscape/api` 1.8.2 → 1.9.1, proposed in #3
            - in `environments/development/api/values.yaml`, `environments/staging/api/values.yaml`
            - all dependencies are in #4

            ✓ **database_optimization** done: under 1 s (expected 30 min), 02:00 to 02:00
            - `public.sessions`: 12,000 dead rows before, 0 after; 38 MB before, 19 MB after

            ✓ **log_rotation** done: under 1 s (expected 12 min), 02:00 to 02:00
            - 7 records of the bot older than 30 days deleted
            - Job `slipway-log-rotation-2026-11-29` in `development`: `removed 3 rotated logs`

            **Next:** Sunday 2026-12-06, 02:00 to 04:00 UTC.

            <sub>The window of Sunday 2026-11-29, 02:00 to 04:00 UTC. Times are in UTC.</sub>
            """);
  }

  @Test
  void laterTicksAndARestartRepeatNothing() {
    var window = scene.window();
    window.tick(Scene.REPO);
    var done = scene.acts.all();

    for (int i = 0; i < 10; i++) {
      scene.clock.pass(Duration.ofMinutes(5));
      window.tick(Scene.REPO);
      scene.window().tick(Scene.REPO);
    }

    assertThat(scene.acts.all()).isEqualTo(done);
  }

  @Test
  void nothingHappensAtTheCloseOrOutside() {
    for (var moment :
        List.of("2026-11-25T10:00:00Z", "2026-11-29T01:59:59.999Z", "2026-11-29T04:00:00Z")) {
      scene.clock.set(moment);
      scene.window().tick(Scene.REPO);
    }

    assertThat(scene.acts.all()).isEmpty();
    assertThat(scene.forge.discussion().issues()).isEmpty();
  }

  @Test
  void aBotThatWaitsActsAtTheVeryOpening() {
    var window = scene.window();
    scene.clock.set("2026-11-29T01:59:59Z");
    window.tick(Scene.REPO);
    scene.clock.set("2026-11-29T02:00:00Z");
    window.tick(Scene.REPO);

    assertThat(scene.report()).contains("✓ All four tasks ran");
  }

  @Test
  void anOpeningThatAnotherReplicaRunsIsLeftToIt() {
    scene.turns.attempt("window:" + Scene.REPO, () -> inAnotherThread(scene.window()));

    assertThat(scene.acts.all()).isEmpty();

    scene.window().tick(Scene.REPO);

    assertThat(scene.report()).contains("✓ All four tasks ran");
  }

  private static void inAnotherThread(Window window) {
    try {
      Thread.ofVirtual().start(() -> window.tick(Scene.REPO)).join();
    } catch (InterruptedException failure) {
      throw new IllegalStateException(failure);
    }
  }

  @Test
  void eachOpeningHasItsOwnReport() {
    var window = scene.window();
    window.tick(Scene.REPO);
    scene.clock.set("2026-12-06T02:00:00Z");
    scene.jobEnds(new JobState.Succeeded("removed 0 rotated logs"));
    window.tick(Scene.REPO);

    assertThat(scene.reports())
        .extracting("title")
        .containsExactly("Maintenance of Sunday 2026-11-29", "Maintenance of Sunday 2026-12-06");
  }

  @Test
  void caughtUpLateItDefersWhatDoesNotFit() {
    scene.clock.set("2026-11-29T03:35:00Z");

    scene.window().tick(Scene.REPO);

    assertThat(scene.acts.count("vacuum public.sessions")).isZero();
    assertThat(scene.report())
        .contains(
            "### – Three of four tasks ran; one pull request waits for you; database optimization"
                + " was put off.")
        .contains("– **database_optimization** deferred to the next window\n")
        .contains(
            "- the vacuum of public.sessions: it takes about 30 minutes (as declared) and a margin"
                + " of 5 minutes; 25 minutes are left\n");
  }

  @Test
  void aDeadProcessGoesOnAfterItsRestart() {
    scene.database.whileVacuuming(
        () -> {
          throw new OutOfMemoryError("killed");
        });
    assertThatThrownBy(() -> scene.window().tick(Scene.REPO)).hasMessage("killed");
    scene.clock.pass(Duration.ofMinutes(10));

    scene.window().tick(Scene.REPO);

    assertThat(scene.acts.count("open pull request")).isEqualTo(2);
    assertThat(scene.acts.count("open issue")).as("the report and the dependencies").isEqualTo(2);
    assertThat(scene.report())
        .contains("### ✓ All four tasks ran")
        .contains(
            "✓ **database_optimization** done: 10 min (expected 30 min), 02:00 to 02:10;"
                + " interrupted once and taken up again\n"
                + "- no dead rows")
        .contains("- the vacuum of public.sessions: a restart found it done\n");
  }

  @Test
  void aDeathBeforeTheReportWasNotedOpensNoSecondOne() {
    scene.acts.dieAfter("open issue");
    assertThatThrownBy(() -> scene.window().tick(Scene.REPO)).isInstanceOf(Died.class);

    scene.window().tick(Scene.REPO);

    assertThat(scene.reports()).hasSize(1);
  }

  @Test
  void aRestartWhileTheJobRunsFindsItAndStartsNoOther() {
    var other = new Scene();
    other.atNextPause(
        () -> {
          throw new IllegalStateException("killed");
        });
    var task = other.task(TaskName.LOG_ROTATION);
    assertThatThrownBy(() -> other.run(task)).hasMessage("killed");
    other.cluster.finish(Scene.DEVELOPMENT, JOB, new JobState.Succeeded("removed 1 rotated logs"));

    other.run(other.task(TaskName.LOG_ROTATION));

    assertThat(other.cluster.started()).hasSize(1);
    assertThat(other.notes.lines())
        .contains("Job `%s` in `development`: `removed 1 rotated logs`".formatted(JOB));
  }

  @Test
  void aJobThatIsStillRunningIsTakenAwayBeforeTheClose() {
    var late = new Scene(Scene.STRATEGY.replaceAll("tasks: .*", "tasks: [log_rotation]"));
    late.atNextPause(() -> late.clock.set("2026-11-29T03:59:10Z"));

    late.window().tick(Scene.REPO);

    assertThat(late.cluster.job(Scene.DEVELOPMENT, JOB)).isEqualTo(new JobState.Missing());
    assertThat(late.cluster.started())
        .singleElement()
        .satisfies(job -> assertThat(job.deadline()).isEqualTo(Duration.ofMinutes(119)));
    assertThat(late.report())
        .contains(
            "**log_rotation** stopped before the end: 1 h 59 min (expected 12 min), 02:00 to 03:59")
        .contains("another look at the Job " + JOB + " was not begun");
  }

  @Test
  void aJobThatIsVetoedWhileItRunsIsTakenAway() {
    var vetoed = new Scene(Scene.STRATEGY.replaceAll("tasks: .*", "tasks: [log_rotation]"));
    var isVetoed = new AtomicBoolean();
    vetoed.atNextPause(() -> isVetoed.set(true));

    vetoed.window(vetoes(isVetoed)).tick(Scene.REPO);

    assertThat(vetoed.cluster.started()).hasSize(1);
    assertThat(vetoed.cluster.job(Scene.DEVELOPMENT, JOB)).isEqualTo(new JobState.Missing());
    assertThat(vetoed.report()).contains("ana vetoed it").doesNotContain("left as it is");
  }

  @Test
  void aJobThatIsVetoedWhileTheBotIsAwayIsTakenAwayAfterTheRestart() {
    var vetoed = new Scene(Scene.STRATEGY.replaceAll("tasks: .*", "tasks: [log_rotation]"));
    var isVetoed = new AtomicBoolean();
    vetoed.atNextPause(
        () -> {
          throw new OutOfMemoryError("killed");
        });
    var window = vetoed.window(vetoes(isVetoed));
    assertThatThrownBy(() -> window.tick(Scene.REPO)).hasMessage("killed");
    isVetoed.set(true);
    vetoed.clock.pass(Duration.ofMinutes(1));

    vetoed.window(vetoes(isVetoed)).tick(Scene.REPO);

    assertThat(vetoed.cluster.job(Scene.DEVELOPMENT, JOB)).isEqualTo(new JobState.Missing());
    assertThat(vetoed.report()).contains("ana vetoed it").doesNotContain("left as it is");
  }

  private static Bars vetoes(AtomicBoolean isVetoed) {
    return (repo, task, at) ->
        isVetoed.get() && !task.isEmpty()
            ? Optional.of(new Bars.Bar(StopWork.Reason.VETO, "ana vetoed it"))
            : Optional.empty();
  }

  @Test
  void aJobThatFailsIsAFailureWithItsWords() {
    var failing = new Scene();
    failing.jobEnds(new JobState.Failed("find: /var/log: `denied`\n@ana"));

    failing.window().tick(Scene.REPO);

    assertThat(failing.report())
        .contains("✕ **log_rotation** failed")
        .contains("failed: ``find: /var/log: `denied` @ana``\n");
  }

  @Test
  void whatIsCutOffAtTheCloseIsNotEvenReported() {
    scene.database.whileVacuuming(() -> scene.clock.set("2026-11-29T04:00:01Z"));

    scene.window().tick(Scene.REPO);

    assertThat(scene.acts.all()).last().isEqualTo("vacuum public.sessions");
    assertThat(scene.report()).contains("**log_rotation**: to come");
  }

  @Test
  @Timeout(60)
  void aLookThatHangsIsCutOffSoThatItCanStillBeReported() {
    var asked = new AtomicBoolean();
    scene.registry.whenAsked(
        image -> {
          asked.set(true);
          scene.clock.set("2026-11-29T03:59:30Z");
          hang();
        });

    scene.window().tick(Scene.REPO);

    assertThat(asked).isTrue();
    assertThat(Thread.interrupted()).as("interrupted still").isFalse();
    assertThat(scene.report())
        .contains("**security_patches** deferred to the next window")
        .contains("- the look at what there is to do did not end in time, and was cut off\n")
        .doesNotContain("So far");
  }

  private static void hang() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException cutOff) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", cutOff);
    }
  }

  @Test
  void oneTasksFailureDoesNotStopTheOthers() {
    scene.registry.whenAsked(
        image -> {
          throw new IllegalStateException("a bug of ours");
        });
    scene.database.lock("sessions");

    scene.window().tick(Scene.REPO);

    assertThat(scene.report())
        .contains("### ✕ One of four tasks ran; three tasks failed.")
        .contains("✕ **security_patches** failed")
        .contains(
            "- **security_patches**: internal error, which is a bug of Slipway: the bot's log has"
                + " it (\"maintenance task failed\"); please report it\n")
        .doesNotContain("a bug of ours")
        .contains("the vacuum of public.sessions failed: `public.sessions`: it is locked\n")
        .contains("✓ **log_rotation** done");
  }

  @Test
  void whatIsNotConfiguredIsNotDoneAndNeverASuccess() {
    var bare = new Scene(Scene.STRATEGY.replaceAll("(?s)delivery:.*", "") + IMAGES_ALONE);
    var systems = bare.systems();
    var upkeep =
        new Systems.Upkeep(
            ImageRegistry.notConfigured("set SLIPWAY_REGISTRY"),
            access -> DatabaseCare.notConfigured("set SLIPWAY_UPKEEP_DATABASE"),
            systems.upkeep().own(),
            systems.upkeep().nodes(),
            systems.upkeep().vulnerabilities());
    var window =
        new Window(
            new Window.Ports(
                new LatestStrategy(new Strategies(bare.git)),
                new Systems(systems.forge(), systems.git(), systems.cluster(), upkeep),
                bare.effects,
                bare.turns,
                bare.kept()),
            bare.tasks(),
            bare.clock,
            Bars.NONE);

    window.tick(Scene.REPO);

    assertThat(bare.report())
        .contains("### ✕ No task was finished; log rotation failed; three tasks were not done.")
        .contains("– **security_patches** not done\n")
        .contains(
            "- **security_patches**: no image registry is configured: set SLIPWAY\\_REGISTRY\n")
        .contains("– **database_optimization** not done\n")
        .contains("- **database_optimization**: no database to look after is configured")
        .contains("✕ **log_rotation** failed")
        .contains("logs of the cluster: no environment names a cluster");
    assertThat(bare.cluster.started()).isEmpty();
  }

  @Test
  void aShutdownLeavesTheRestForTheNextProcess() {
    var window = scene.window();
    scene.database.has(MemoryDatabase.worn("events", 10, 5, 5));
    scene.database.whileVacuuming(window::stop);

    window.tick(Scene.REPO);

    assertThat(scene.acts.all()).last().isEqualTo("vacuum public.sessions");
    scene.database.whileVacuuming(() -> {});
    scene.window().tick(Scene.REPO);
    assertThat(scene.acts.count("vacuum public.sessions")).isEqualTo(1);
    assertThat(scene.report()).contains("✓ All four tasks ran").contains("`public.events`");
  }

  @Test
  void aTaskThatDoesNotExistIsSaid() {
    var odd = new Scene(Scene.STRATEGY.replaceAll("tasks: .*", "tasks: [reboot_nodes]"));

    odd.window().tick(Scene.REPO);

    assertThat(odd.report()).contains("- **reboot_nodes**: there is no such task");
  }

  @Test
  void aChangedWindowIsFollowed() {
    var window = scene.window();
    scene.clock.set("2026-11-25T10:00:00Z");
    window.tick(Scene.REPO);
    scene.git.commit(
        Scene.REPO,
        "main",
        Map.of(
            "slipway.yaml", Scene.STRATEGY.replace("Sunday 02:00-04:00", "Wednesday 09:00-12:00")),
        "ana");
    scene.clock.pass(Window.LOOK);

    window.tick(Scene.REPO);

    assertThat(scene.reports())
        .extracting("title")
        .containsExactly("Maintenance of Wednesday 2026-11-25");
  }

  @Test
  void aRepositoryWithoutAStrategyIsRefusedAndNotAskedAgainAtOnce() {
    var other = new RepoName("mindscape", "empty");
    scene.git.create(other, Map.of("README.md", "hello"));
    var window = scene.window();

    assertThatThrownBy(() -> window.tick(other)).isInstanceOf(Refused.class);
    window.tick(other);

    assertThat(scene.acts.all()).isEmpty();
  }
}
