package io.mindscape.slipway.jobs.maintenance.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mindscape.slipway.jobs.cluster.Cluster.JobSpec;
import io.mindscape.slipway.jobs.cluster.Cluster.JobState;
import io.mindscape.slipway.jobs.database.Chore;
import io.mindscape.slipway.jobs.database.Chore.Kind;
import io.mindscape.slipway.jobs.database.Relation;
import io.mindscape.slipway.jobs.effect.AuditSealing;
import io.mindscape.slipway.jobs.forge.Discussion.Reaction;
import io.mindscape.slipway.jobs.forge.PullRequests.Draft;
import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.jobs.git.GitStore.CommitText;
import io.mindscape.slipway.jobs.maintenance.Scene;
import io.mindscape.slipway.jobs.maintenance.guard.Bars.Bar;
import io.mindscape.slipway.jobs.maintenance.task.TaskName;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No effect leaves outside the window, whatever a task does. */
final class GuardTest {

  private static final Chore CHORE = new Chore(Kind.VACUUM, new Relation("public", "sessions"));

  private final Scene scene = new Scene().withSomethingToDo();

  /** A task's way out into the world. */
  enum WayOut {
    PUSH,
    DELETE_BRANCH,
    OPEN_PULL_REQUEST,
    DESCRIBE,
    MERGE,
    COMMENT,
    REPLACE_COMMENT,
    REACT,
    OPEN_ISSUE,
    REPLACE_ISSUE,
    APPLY,
    START_JOB,
    REMOVE_JOB,
    VACUUM,
    EXPIRE,
    SEAL,
    TIDY;

    ThrowingCallable through(Systems systems, CommitId head) {
      var repo = Scene.REPO;
      var pulls = systems.forge().pullRequests();
      var discussion = systems.forge().discussion();
      var job = new JobSpec("job", "busybox", List.of("true"), Duration.ofMinutes(1));
      return switch (this) {
        case PUSH ->
            () -> systems.git().push(repo, "b", head, text(), files -> Map.of("f", bytes()));
        case DELETE_BRANCH -> () -> systems.git().delete(repo, "main", head);
        case OPEN_PULL_REQUEST -> () -> pulls.create(repo, new Draft("t", "b", "main", "main"));
        case DESCRIBE -> () -> pulls.describe(repo, 1, "t", "b");
        case MERGE -> () -> pulls.merge(repo, 1, head, "m");
        case COMMENT -> () -> discussion.write(repo, 1, "c");
        case REPLACE_COMMENT -> () -> discussion.replace(repo, 101, "c");
        case REACT -> () -> discussion.react(repo, 101, Reaction.EYES);
        case OPEN_ISSUE -> () -> discussion.openIssue(repo, "l", "t", "b");
        case REPLACE_ISSUE -> () -> discussion.replaceIssue(repo, 1, "b");
        case APPLY -> () -> systems.cluster().apply(Scene.DEVELOPMENT, List.of());
        case START_JOB -> () -> systems.cluster().startJob(Scene.DEVELOPMENT, job);
        case REMOVE_JOB -> () -> systems.cluster().removeJob(Scene.DEVELOPMENT, "running");
        case VACUUM ->
            () -> systems.upkeep().databases().of(null).perform(CHORE, Duration.ofMinutes(1));
        case EXPIRE ->
            () -> systems.upkeep().own().records().expire(Instant.EPOCH, Duration.ofDays(1));
        case SEAL -> () -> systems.upkeep().own().audit().seal(Instant.EPOCH, next -> {});
        case TIDY -> () -> systems.upkeep().own().caches().tidy(Instant.EPOCH, next -> {});
      };
    }

    private static CommitText text() {
      return new CommitText("s", "", List.of());
    }

    private static byte[] bytes() {
      return "f".getBytes(StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @EnumSource(WayOut.class)
  void everyWayOutIsShutBeforeItOpensAndFromTheMomentItCloses(WayOut way) {
    scene.git.branch(Scene.REPO, "feature", head());
    scene.forge.pullRequests().open(Scene.REPO, "ana", "A change", "feature");
    scene.forge.discussion().comment(Scene.REPO, 1, "ana", "hello");
    scene.cluster.finish(Scene.DEVELOPMENT, "running", new JobState.Running());
    scene.audit =
        (now, progress) -> {
          progress.next("an export");
          return scene.acts.around("seal", () -> AuditSealing.NOTHING.seal(now, progress));
        };
    scene.caches =
        (now, check) -> {
          check.accept("packing");
          return scene.acts.around("tidy", List::of);
        };
    var systems = scene.turn().systems();

    for (var moment : List.of("2026-11-29T01:59:59.999Z", "2026-11-29T04:00:00Z")) {
      scene.clock.set(moment);

      assertThatThrownBy(way.through(systems, head())).isInstanceOf(StopWork.class);
    }

    assertThat(scene.acts.all()).isEmpty();
    assertThat(scene.ledger.audit().lines())
        .hasSize(2)
        .allSatisfy(
            line -> {
              assertThat(line.kind()).isEqualTo("maintenance");
              assertThat(line.outcome()).isEqualTo("refused");
              assertThat(line.detail()).startsWith("the window is open from 2026-11-29T02:00:00Z");
            });
    assertThat(scene.forge.discussion().reactions(101)).isEmpty();
    assertThat(scene.cluster.job(Scene.DEVELOPMENT, "running")).isEqualTo(new JobState.Running());
  }

  @Test
  void oneTaskAloneIsToldOfItsOwnTime() {
    var opening = scene.turn().occasion().opening();
    var guard = new Guard(opening, scene.clock, () -> false, scene.effects).ofOneTask();
    scene.clock.set("2026-11-29T04:00:00Z");

    assertThatThrownBy(() -> guard.forStep().pass("push"))
        .hasMessage(
            "this run has the time from 2026-11-29T02:00:00Z to 2026-11-29T04:00:00Z: refused to"
                + " push");
    assertThat(scene.ledger.audit().lines())
        .extracting(line -> line.key())
        .containsExactly("run of 2026-11-29T02:00:00Z");
  }

  @Test
  void whatStandsTogetherIsToldTogether() {
    Bars clock = (repo, task, at) -> Optional.of(new Bar(StopWork.Reason.CLOCK, "it is late"));
    Bars freeze = (repo, task, at) -> Optional.of(new Bar(StopWork.Reason.FREEZE, "a sale"));

    var bar =
        Bars.of(clock, Bars.NONE, Bars.of(freeze, clock))
            .against(Scene.REPO, "", scene.clock.instant());

    assertThat(bar).hasValue(new Bar(StopWork.Reason.CLOCK, "it is late; a sale"));
  }

  @ParameterizedTest
  @EnumSource(TaskName.class)
  void eachTaskIsRefusedOutsideTheWindow(TaskName name) {
    for (var moment : List.of("2026-11-25T10:00:00Z", "2026-11-29T04:00:00Z")) {
      scene.clock.set(moment);

      assertThatThrownBy(() -> scene.run(scene.task(name)))
          .isInstanceOf(StopWork.class)
          .hasMessageStartingWith(
              "the window is open from 2026-11-29T02:00:00Z to 2026-11-29T04:00:00Z: ");
    }

    assertThat(scene.acts.all()).isEmpty();
    assertThat(scene.forge.pullRequests().open(Scene.REPO)).isEmpty();
    assertThat(scene.cluster.started()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(TaskName.class)
  void theSameTaskActsWhileItIsOpen(TaskName name) {
    scene.run(scene.task(name));

    assertThat(scene.acts.all()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-11-29T03:59:00Z", "2026-11-29T03:59:59Z"})
  void tasksAreToldToStopBeforeItCloses(String late) {
    var turn = scene.turn();
    scene.clock.set("2026-11-29T03:58:59Z");
    turn.guard().step("something");
    scene.clock.set(late);

    assertThatThrownBy(() -> turn.guard().step("something else"))
        .isInstanceOf(StopWork.class)
        .hasMessageEndingWith("something else was not begun");
    assertThat(turn.guard().left()).isZero();
  }

  @Test
  void aVacuumGetsNoMoreTimeThanIsLeft() {
    scene.clock.set("2026-11-29T03:49:00Z");
    var database = scene.turn().systems().upkeep().databases().of(null);

    database.perform(CHORE, Duration.ofMinutes(30));
    database.perform(CHORE, Duration.ofMinutes(2));

    assertThat(scene.database.limits())
        .containsExactly(Duration.ofMinutes(10), Duration.ofMinutes(2));
  }

  @Test
  void aPushThatIsTriedAgainAfterTheCloseDoesNotArrive() {
    var systems = scene.turn().systems();
    scene.git.beforeNextPush(
        () -> {
          scene.git.commit(Scene.REPO, "main", Map.of("a", "b"), "ana");
          scene.clock.set("2026-11-29T04:00:00Z");
        });

    assertThatThrownBy(
            () ->
                systems
                    .git()
                    .push(
                        Scene.REPO,
                        "main",
                        head(),
                        WayOut.text(),
                        files -> Map.of("f", WayOut.bytes())))
        .isInstanceOf(StopWork.class);
    assertThat(scene.acts.all()).isEmpty();
  }

  @Test
  void takingBackPassesAVetoAndNothingElseThatStandsAgainstATask() {
    var reason = new AtomicReference<StopWork.Reason>();
    Supplier<Optional<Bar>> bars =
        () -> Optional.ofNullable(reason.get()).map(why -> new Bar(why, "ana said no"));
    var opening = scene.turn().occasion().opening();
    var guard = new Guard(opening, scene.clock, () -> false, scene.effects, bars);

    for (var why : List.of(StopWork.Reason.VETO, StopWork.Reason.FREEZE)) {
      reason.set(why);
      assertThatThrownBy(() -> guard.pass("act")).hasMessage("ana said no: refused to act");
      assertThatThrownBy(() -> guard.forStep().pass("act")).isInstanceOf(StopWork.class);
    }
    assertThatThrownBy(() -> guard.forUndo().pass("uncordon a node"))
        .hasMessage("ana said no: refused to uncordon a node");
    reason.set(StopWork.Reason.VETO);
    guard.forUndo().in(Optional.of("production")).pass("uncordon a node");
    scene.clock.set("2026-11-29T04:00:00Z");
    assertThatThrownBy(() -> guard.forUndo().pass("uncordon a node"))
        .hasMessageStartingWith("the window is open from");
  }

  private CommitId head() {
    return scene.git.head(Scene.REPO, "main").orElseThrow();
  }
}
