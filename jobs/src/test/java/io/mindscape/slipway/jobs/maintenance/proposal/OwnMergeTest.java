package io.mindscape.slipway.jobs.maintenance.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mindscape.slipway.jobs.Acts.Died;
import io.mindscape.slipway.jobs.forge.Checks.Report;
import io.mindscape.slipway.jobs.forge.Checks.State;
import io.mindscape.slipway.jobs.forge.PullRequest;
import io.mindscape.slipway.jobs.forge.PullRequests.Review.Verdict;
import io.mindscape.slipway.jobs.maintenance.Scene;
import io.mindscape.slipway.jobs.maintenance.guard.StopWork;
import io.mindscape.slipway.jobs.maintenance.task.Footing;
import io.mindscape.slipway.jobs.maintenance.task.TaskName;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which pull requests of updates are merged in the window, and for whom the others wait. */
final class OwnMergeTest {

  private static final String API = "slipway/security-patches-api";
  private static final String DEVELOPMENT = "environments/development/api/values.yaml";
  private static final String REVIEW = "slipway/review";
  private static final String BOTH = "[development, staging]";
  private static final String NOT_OVER = "the check `ci/build` has not ended";
  private static final String CHANGED = "`slipway.yaml` was changed since the window opened";
  private static final String LEFT =
      "somebody else has committed to `slipway/security-patches-api`. What the bot would propose"
          + " now is not in it: `Security patches: mindscape/api 1.8.2 → 1.8.4`. Merge it or close"
          + " it, and the next window proposes that from `main`.";
  private static final String OTHERWISE = "it holds something else than the bot proposes now";

  /**
   * What happens to the pull request while the task works.
   *
   * @param allowed the environments of {@code maintenance.auto_merge}
   * @param happens once it is proposed, before its merge is looked at
   * @param why it waits for a person; empty if it is merged
   */
  record Case(String what, String allowed, Consumer<World> happens, String why) {
    @Override
    public String toString() {
      return what;
    }
  }

  /** The platform, with the pull request of the api. */
  record World(Scene scene) {
    PullRequest pull() {
      return scene.forge.pullRequests().find(Scene.REPO, 1).orElseThrow();
    }

    void reviewed(State state) {
      scene
          .forge
          .checks()
          .report(Scene.REPO, pull().head(), new Report(REVIEW, state, "Judged", "", List.of()));
    }

    void said(String name, State state) {
      scene.forge.checks().others(Scene.REPO, pull().head(), name, state);
    }

    World green() {
      reviewed(State.SUCCESS);
      return this;
    }

    void write(String branch, String file, String text) {
      scene.git.commit(Scene.REPO, branch, Map.of(file, text), "ana");
    }

    void judged(String login, Verdict verdict) {
      scene.forge.pullRequests().review(1, login, verdict);
    }

    /** So many seconds can pass while it waits. */
    void time(int seconds) {
      for (int i = 0; i < seconds; i++) {
        scene.atNextPause(() -> {});
      }
    }
  }

  static Stream<Case> cases() {
    return Stream.of(
        merged("a green review is enough", World::green),
        merged(
            "other checks are green or neutral",
            world -> {
              world.green().said("ci/build", State.SUCCESS);
              world.said("ci/docs", State.NEUTRAL);
            }),
        merged(
            "the review comes while it waits",
            world -> {
              world.reviewed(State.IN_PROGRESS);
              world.scene().atNextPause(() -> world.reviewed(State.SUCCESS));
            }),
        merged(
            "the review comes after a minute",
            world -> {
              world.time(60);
              world.scene().atNextPause(() -> world.reviewed(State.SUCCESS));
              world.time(60);
            }),
        merged(
            "another check ends while it waits",
            world -> {
              world.green().said("ci/build", State.IN_PROGRESS);
              world.scene().atNextPause(() -> world.said("ci/build", State.SUCCESS));
            }),
        merged("somebody approves it", world -> world.green().judged("ana", Verdict.APPROVED)),
        merged(
            "a comment is no objection", world -> world.green().judged("ana", Verdict.COMMENTED)),
        merged(
            "an objection was taken back",
            world -> {
              world.green().judged("ana", Verdict.CHANGES_REQUESTED);
              world.judged("ana", Verdict.APPROVED);
            }),
        merged(
            "an objection was dismissed",
            world -> {
              world.green().judged("ana", Verdict.CHANGES_REQUESTED);
              world.judged("ana", Verdict.DISMISSED);
            }),
        merged(
            "main has moved elsewhere",
            world -> world.green().write("main", "README.md", "moved\n")),
        merged(
            "the forge refuses until another check has come",
            world -> {
              world.green().scene().forge.pullRequests().refuseMerge(1, "ci/late is expected");
              world
                  .scene()
                  .atNextPause(
                      () -> {
                        world.said("ci/late", State.SUCCESS);
                        world.scene().forge.pullRequests().allowMerge(1);
                      });
            }),
        new Case("more environments than it needs are named", BOTH, World::green, ""),
        waits(
            "only one of its environments is named",
            "[staging]",
            World::green,
            "`environments/development/api/values.yaml` changes development, which"
                + " `maintenance.auto_merge` does not name"),
        waits(
            "the other one alone is named",
            "[development]",
            World::green,
            "`environments/staging/api/values.yaml` changes staging, which"
                + " `maintenance.auto_merge` does not name"),
        waits(
            "the review found errors",
            world -> world.reviewed(State.FAILURE),
            "the bot's own review is not green"),
        waits(
            "the review could not judge it",
            world -> world.reviewed(State.NEUTRAL),
            "the bot's own review is not green"),
        waits(
            "another check failed",
            world -> world.green().said("ci/build", State.FAILURE),
            "the check `ci/build` failed"),
        waits(
            "one failed and one has not ended",
            world -> {
              world.green().said("ci/a", State.IN_PROGRESS);
              world.said("ci/build", State.FAILURE);
            },
            "the check `ci/build` failed"),
        waits(
            "another check fails while it waits",
            world -> {
              world.green().said("ci/build", State.IN_PROGRESS);
              world.scene().atNextPause(() -> world.said("ci/build", State.FAILURE));
            },
            "the check `ci/build` failed"),
        waits(
            "the review never comes", world -> world.time(700), "the bot has not reviewed it yet"),
        waits(
            "a check never ends",
            world -> {
              world.green().said("ci/build", State.IN_PROGRESS);
              world.time(700);
            },
            NOT_OVER),
        waits(
            "a check waits for somebody",
            world -> {
              world.green().said("ci/build", State.WAITING);
              world.time(700);
            },
            NOT_OVER),
        waits(
            "the forge refuses",
            world -> {
              world.green().scene().forge.pullRequests().refuseMerge(1, "an approval is required");
              world.time(700);
            },
            "the forge says: `an approval is required`"),
        waits(
            "somebody asks for changes",
            world -> world.green().judged("ana", Verdict.CHANGES_REQUESTED),
            "`ana` asks for changes"),
        waits(
            "somebody asks for changes while it waits",
            world -> {
              world.reviewed(State.IN_PROGRESS);
              world
                  .scene()
                  .atNextPause(
                      () -> {
                        world.judged("ana", Verdict.CHANGES_REQUESTED);
                        world.reviewed(State.SUCCESS);
                      });
            },
            "`ana` asks for changes"),
        waits(
            "what may be merged is changed",
            world -> world.green().write("main", "slipway.yaml", Scene.STRATEGY),
            CHANGED),
        waits(
            "what may be merged is changed while it waits",
            world -> {
              world.reviewed(State.IN_PROGRESS);
              world
                  .scene()
                  .atNextPause(
                      () -> {
                        world.write("main", "slipway.yaml", Scene.STRATEGY);
                        world.reviewed(State.SUCCESS);
                      });
            },
            CHANGED),
        waits(
            "one approves and another asks for changes",
            world -> {
              world.green().judged("ana", Verdict.CHANGES_REQUESTED);
              world.judged("bo", Verdict.APPROVED);
            },
            "`ana` asks for changes"),
        waits(
            "a comment takes no objection back",
            world -> {
              world.green().judged("ana", Verdict.CHANGES_REQUESTED);
              world.judged("ana", Verdict.COMMENTED);
            },
            "`ana` asks for changes"),
        waits(
            "somebody has pushed another file to it",
            world -> {
              world.write(API, "k8s/staging/more.yaml", "kind: List\n");
              world.green();
            },
            OTHERWISE),
        waits(
            "somebody has changed the same file on it",
            world -> {
              world.write(API, Scene.API_STAGING, "image: {tag: 1.8.4}\nmore: true\n");
              world.green();
            },
            OTHERWISE),
        waits(
            "somebody has taken a file back on it",
            world -> {
              world.write(
                  API, DEVELOPMENT, world.scene().git.read(Scene.REPO, "main", DEVELOPMENT));
              world.green();
            },
            LEFT),
        waits(
            "somebody pushes while it waits",
            world -> {
              world
                  .scene()
                  .atNextPause(
                      () -> {
                        var old = world.pull().head();
                        world.write(API, "k8s/staging/more.yaml", "kind: List\n");
                        world
                            .scene()
                            .forge
                            .checks()
                            .report(
                                Scene.REPO,
                                old,
                                new Report(REVIEW, State.SUCCESS, "Judged", "", List.of()));
                      });
            },
            "somebody has pushed to it meanwhile"));
  }

  private static Case merged(String what, Consumer<World> happens) {
    return new Case(what, BOTH, happens, "");
  }

  private static Case waits(String what, Consumer<World> happens, String why) {
    return new Case(what, BOTH, happens, why);
  }

  private static Case waits(String what, String allowed, Consumer<World> happens, String why) {
    return new Case(what, allowed, happens, why);
  }

  @Test
  void thereAreThirtyThreeCases() {
    assertThat(cases()).hasSize(33);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isMergedOnlyWhereNothingStandsAgainstIt(Case one) {
    var world = world(one.allowed(), "");

    run(world, one.happens());

    var pull = world.pull();
    var lines = world.scene().notes.lines();
    if (one.why().isEmpty()) {
      assertThat(pull.merged()).isTrue();
      assertThat(lines).contains("#1 is merged as " + pull.mergeCommit().abbreviated());
      assertThat(world.scene().git.read(Scene.REPO, "main", Scene.API_STAGING)).contains("1.8.4");
    } else {
      assertThat(pull.open()).isTrue();
      assertThat(pull.merged()).isFalse();
      assertThat(lines).contains("#1 waits for a person to merge it: " + one.why());
    }
    assertThat(world.scene().notes.failed()).isFalse();
    assertThat(world.scene().acts.all()).filteredOn("merge"::equals).hasSizeLessThan(2);
  }

  @Test
  void whatIsLeftToOthersIsToldInOneLine() {
    var world = world(BOTH, "");
    run(world, it -> it.write(API, "k8s/staging/more.yaml", "kind: List\n"));
    world.scene().registry.has("mindscape/api", "1.8.4", "1.8.5");
    int before = world.scene().notes.lines().size();

    run(world, World::green);

    assertThat(world.pull().open()).isTrue();
    assertThat(world.scene().notes.lines().stream().skip(before))
        .containsExactly("#1 waits for a person to merge it: " + LEFT.replace("1.8.4", "1.8.5"));
  }

  @Test
  void withoutTheKeyNothingIsMerged() {
    var world = new World(new Scene());
    world.scene().registry.has("mindscape/api", "1.8.4");

    run(world, World::green);

    assertThat(world.pull().open()).isTrue();
    assertThat(world.scene().notes.lines())
        .filteredOn(line -> line.contains("merge"))
        .containsExactly("#1 waits for a person to merge it");
  }

  @Test
  void whatAnEnvironmentWithApprovalsSharesWaitsForThem() {
    var shared =
        strategy(BOTH, "")
            .replace(
                "paths: [environments/production, k8s/production]",
                "paths: [environments/production, environments/staging]\n"
                    + "      approvals: {teams: [mindscape/ops], required: 1}");
    var world = world(shared);

    run(world, World::green);

    assertThat(world.pull().open()).isTrue();
    assertThat(world.scene().notes.lines())
        .contains(
            "#1 waits for a person to merge it: `environments/staging/api/values.yaml` changes"
                + " production, which mindscape/ops approves");
  }

  @Test
  void whenTheWindowEndsWhileItWaitsItIsLeftOpen() {
    var world = world(BOTH, "");

    assertThatThrownBy(
            () ->
                run(
                    world,
                    it -> {
                      it.reviewed(State.IN_PROGRESS);
                      it.scene()
                          .atNextPause(
                              () -> {
                                it.scene().clock.set("2026-11-29T03:59:30Z");
                                it.reviewed(State.SUCCESS);
                              });
                    }))
        .isInstanceOf(StopWork.class)
        .hasMessageContaining("the merge of #1 was not begun");

    assertThat(world.pull().open()).isTrue();
    assertThat(world.scene().acts.all()).doesNotContain("merge");
  }

  @Test
  void aFrozenEnvironmentIsNotChanged() {
    var world =
        world(
            BOTH,
            """
                  freezes:
                    - {name: launch, from: 2026-11-29T03:00:00Z, to: 2026-11-30T00:00:00Z}
            """);

    run(world, World::green);

    assertThat(world.pull().open()).isTrue();
    assertThat(world.scene().notes.lines())
        .contains("#1 waits for a person to merge it: staging is frozen: `launch`");
  }

  @Test
  void whatSomebodyHasClosedIsNotSpokenOf() {
    var world = world(BOTH, "");

    run(world, it -> it.green().scene().forge.pullRequests().close(1));

    assertThat(world.pull().merged()).isFalse();
    assertThat(world.scene().notes.lines()).noneMatch(line -> line.contains("merge"));
  }

  @Test
  void afterADeathItIsToldAndNotMergedAgain() {
    var world = world(BOTH, "");
    assertThatThrownBy(
            () ->
                run(
                    world,
                    it -> {
                      it.green();
                      it.scene().acts.dieAfter("merge");
                    }))
        .isInstanceOf(Died.class);
    assertThat(world.pull().merged()).isTrue();

    var turn = world.scene().turn();
    var steps = world.scene().task(TaskName.SECURITY_PATCHES).steps(turn);

    // What is merged is no update any more: nothing is left to do.
    assertThat(steps).isEmpty();
    assertThat(world.scene().acts.all()).filteredOn("merge"::equals).hasSize(1);
  }

  private static World world(String allowed, String ofStaging) {
    return world(strategy(allowed, ofStaging));
  }

  private static String strategy(String allowed, String ofStaging) {
    return Scene.STRATEGY
        .replace(
            "  tasks: [", "  auto_merge: {security_patches: %s}\n  tasks: [".formatted(allowed))
        .replace("    production:\n      paths", ofStaging + "    production:\n      paths");
  }

  private static World world(String strategy) {
    var world = new World(new Scene(strategy));
    world.scene().registry.has("mindscape/api", "1.8.4");
    return world;
  }

  /** Proposes, lets something happen, and goes on. */
  private static void run(World world, Consumer<World> happens) {
    var turn = world.scene().turn();
    var steps = world.scene().task(TaskName.SECURITY_PATCHES).steps(turn);
    steps.get(0).run(new Footing(turn));
    happens.accept(world);
    steps.stream().skip(1).forEach(step -> step.run(new Footing(turn)));
  }
}
