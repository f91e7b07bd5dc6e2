package io.mindscape.slipway.jobs.maintenance.dependencies;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.forge.MemoryProjects;
import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.jobs.maintenance.Scene;
import io.mindscape.slipway.jobs.maintenance.dependencies.action.Actions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Newer versions of actions are proposed; the window is on 2026-11-29. */
final class ActionUpdatesTest {

  private static final String CI = ".github/workflows/ci.yml";
  private static final String SETUP = ".github/actions/setup/action.yml";
  private static final String BRANCH = "slipway/dependency-updates-actions";

  private static final CommitId OLD = new CommitId("a".repeat(40));
  private static final CommitId NEW = new CommitId("b".repeat(40));
  private static final CommitId NEWEST = new CommitId("c".repeat(40));
  private static final Instant LONG_AGO = Instant.parse("2026-10-01T10:00:00Z");
  private static final Instant YESTERDAY = Instant.parse("2026-11-28T10:00:00Z");

  private static final String WORKFLOW =
      """
      on: push
      jobs:
        build:
          runs-on: ubuntu-latest   # as ever
          steps:
            - uses: actions/checkout@%s # v4.1.0
            - uses: "actions/cache@v3.0.0"
            - uses: ./.github/actions/setup
            - uses: docker://alpine:3.20
            - run: make
        call:
          uses: shared/flows/.github/workflows/scan.yml@v1.2.0
      """;

  private static final String ACTION =
      "runs:\r\n  using: composite\r\n  steps:\r\n    - uses: actions/cache@v3.0.0\r\n";

  private final Scene scene = new Scene();
  private final MemoryProjects projects = new MemoryProjects();

  @BeforeEach
  void begin() {
    projects
        .tag("actions/checkout", "v4.1.0", OLD, LONG_AGO)
        .tag("actions/cache", "v3.0.0", OLD, LONG_AGO)
        .tag("shared/flows", "v1.2.0", OLD, LONG_AGO);
    scene.git.commit(
        Scene.REPO, "main", Map.of(CI, WORKFLOW.formatted(OLD), SETUP, ACTION), "Actions");
  }

  private void run() {
    scene.run(new DependencyUpdates(List.of(new Actions(projects)), scene.clock));
  }

  @Test
  void onePullRequestMovesAllActionsAndNotAByteBesides() {
    projects.tag("actions/checkout", "v4.2.0", NEW, LONG_AGO);
    projects.tag("actions/cache", "v3.1.4", NEW, LONG_AGO);
    projects.tag("shared/flows", "v1.2.1", NEW, LONG_AGO);
    projects.publish(
        "actions/cache",
        MemoryProjects.release("v3.1.4", LONG_AGO, "Three", "* caches @everyone\n"));

    run();

    assertThat(scene.git.read(Scene.REPO, BRANCH, CI))
        .isEqualTo(
            WORKFLOW
                .formatted(NEW)
                .replace("# v4.1.0", "# v4.2.0")
                .replace("cache@v3.0.0", "cache@v3.1.4")
                .replace("scan.yml@v1.2.0", "scan.yml@v1.2.1"));
    assertThat(scene.git.read(Scene.REPO, BRANCH, SETUP))
        .isEqualTo(ACTION.replace("v3.0.0", "v3.1.4"));
    var pull = scene.forge.forge().pullRequests().openFrom(Scene.REPO, BRANCH).orElseThrow();
    assertThat(pull.body()).contains("actions/checkout", "v4.2.0", "caches @everyone");
    assertThat(scene.notes.failed()).isFalse();
  }

  @Test
  void whatIsYoungWaitsAndTheOlderIsTaken() {
    projects
        .tag("actions/cache", "v3.1.0", NEW, LONG_AGO)
        .tag("actions/cache", "v3.2.0", NEWEST, YESTERDAY);

    run();

    assertThat(scene.git.read(Scene.REPO, BRANCH, CI)).contains("actions/cache@v3.1.0");
  }

  @Test
  void aCommitBranchIsMovedOnByTheNextWindow() {
    projects.tag("actions/checkout", "v4.2.0", NEW, LONG_AGO);
    run();
    projects.tag("actions/checkout", "v4.3.0", NEWEST, LONG_AGO);

    run();

    assertThat(scene.git.read(Scene.REPO, BRANCH, CI))
        .isEqualTo(WORKFLOW.formatted(NEWEST).replace("# v4.1.0", "# v4.3.0"));
    assertThat(scene.forge.forge().pullRequests().open(Scene.REPO)).hasSize(1);
  }

  @Test
  void aMajorIsProposedOnlyWhereItIsWanted() {
    projects.tag("actions/cache", "v4.0.0", NEW, LONG_AGO);

    run();

    assertThat(scene.forge.forge().pullRequests().open(Scene.REPO)).isEmpty();
    scene.git.commit(
        Scene.REPO,
        "main",
        Map.of(
            "slipway.yaml",
            Scene.STRATEGY.replace("maintenance:\n", "maintenance:\n  updates: {majors: apart}\n")),
        "Majors");

    run();

    var pull = scene.forge.forge().pullRequests().open(Scene.REPO).getFirst();
    assertThat(pull.headBranch()).startsWith("slipway/dependency-updates-major-actions-cache");
    assertThat(scene.git.read(Scene.REPO, pull.headBranch(), CI)).contains("actions/cache@v4.0.0");
  }

  @Test
  void whatCannotBeLookedAtIsToldAndDoesNotStopTheRest() {
    scene.git.commit(
        Scene.REPO,
        "main",
        Map.of(
            ".github/workflows/odd.yml",
            "on: push\njobs:\n  a:\n    steps:\n      - uses: gone/away@v1.0.0\n",
            ".github/workflows/broken.yml",
            "on: [push\n"),
        "Odd");
    projects.tag("actions/cache", "v3.1.0", NEW, LONG_AGO);

    run();

    assertThat(scene.notes.lines()).anyMatch(line -> line.contains("broken.yml"));
    assertThat(scene.dependencies()).containsPattern("gone/away.*no such repository");
    assertThat(scene.git.read(Scene.REPO, BRANCH, CI)).contains("actions/cache@v3.1.0");
  }

  @Test
  void aPinThatSaysAnotherVersionThanItIsIsLeftAndTold() {
    projects.tag("actions/checkout", "v4.2.0", NEW, LONG_AGO);
    scene.git.commit(Scene.REPO, "main", Map.of(CI, WORKFLOW.formatted("d".repeat(40))), "Odd");

    projects.tag("actions/cache", "v3.1.0", NEW, LONG_AGO);

    run();

    assertThat(scene.git.read(Scene.REPO, BRANCH, CI)).contains("d".repeat(40) + " # v4.1.0");
    assertThat(scene.dependencies()).contains("actions/checkout", "which is another");
  }
}
