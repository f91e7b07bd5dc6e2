package io.mindscape.slipway.jobs.forge;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.forge.Checks.Annotation;
import io.mindscape.slipway.jobs.forge.Checks.Report;
import io.mindscape.slipway.jobs.forge.Checks.State;
import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.finding.Severity;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Checks} does. */
public abstract class ChecksContract {

  private static final String NAME = "slipway/review";

  private ForgeWorld world;
  private Checks checks;
  private CommitId commit;

  /** A fresh world. */
  protected abstract ForgeWorld world();

  @BeforeEach
  void enter() {
    world = world();
    checks = world.forge().checks();
    commit = world.push("ana", "faster", Map.of("a.md", "a\n"), List.of());
  }

  @Test
  void hasNoReportAtFirst() {
    assertThat(checks.find(world.repo(), commit, NAME)).isEmpty();
  }

  @Test
  void replacesItsReport() {
    checks.report(world.repo(), commit, report(NAME, State.IN_PROGRESS));
    assertThat(checks.find(world.repo(), commit, NAME)).contains(State.IN_PROGRESS);

    checks.report(world.repo(), commit, report(NAME, State.FAILURE));
    checks.report(world.repo(), commit, report(NAME, State.FAILURE));

    assertThat(checks.find(world.repo(), commit, NAME)).contains(State.FAILURE);
    assertThat(world.checks(commit, NAME)).isEqualTo(1);
  }

  @Test
  void aConcludedReportCanBeWorkedOnAgain() {
    checks.report(world.repo(), commit, report(NAME, State.FAILURE));
    checks.report(world.repo(), commit, report(NAME, State.IN_PROGRESS));

    assertThat(checks.find(world.repo(), commit, NAME)).contains(State.IN_PROGRESS);
    assertThat(world.checks(commit, NAME)).isEqualTo(1);
  }

  @Test
  void waitingIsNotFailing() {
    checks.report(world.repo(), commit, report("slipway/production", State.WAITING));

    assertThat(checks.find(world.repo(), commit, "slipway/production")).contains(State.WAITING);
  }

  @Test
  void reportsOfOtherNamesAndCommitsAreOthers() {
    var other = world.push("ana", "faster", Map.of("a.md", "b\n"), List.of());

    checks.report(world.repo(), commit, report(NAME, State.FAILURE));
    checks.report(world.repo(), commit, report("slipway/production", State.SUCCESS));
    checks.report(world.repo(), other, report(NAME, State.NEUTRAL));

    assertThat(checks.find(world.repo(), commit, NAME)).contains(State.FAILURE);
    assertThat(checks.find(world.repo(), commit, "slipway/production")).contains(State.SUCCESS);
    assertThat(checks.find(world.repo(), other, NAME)).contains(State.NEUTRAL);
  }

  @Test
  void takesMoreAnnotationsThanFitInOneRequest() {
    var annotations =
        IntStream.rangeClosed(1, 120)
            .mapToObj(
                line ->
                    new Annotation(
                        new Place("a.md", line, 1), Severity.WARNING, "schema/x", "Line " + line))
            .toList();

    checks.report(
        world.repo(), commit, new Report(NAME, State.FAILURE, "120 warnings", "", annotations));

    assertThat(checks.find(world.repo(), commit, NAME)).contains(State.FAILURE);
    assertThat(world.checks(commit, NAME)).isEqualTo(1);
  }

  @Test
  void tellsWhatEverybodyReportedAndTheNewestOfEachName() {
    var other = world.push("ana", "faster", Map.of("a.md", "b\n"), List.of());
    assertThat(checks.all(world.repo(), commit)).isEmpty();

    checks.report(world.repo(), commit, report(NAME, State.SUCCESS));
    world.status("ana", commit, "ci/build", "pending");
    world.status("ana", commit, "ci/lint", "success");
    world.status("ana", commit, "ci/test", "pending");
    world.status("ana", commit, "ci/test", "failure");
    world.status("ana", other, "ci/other", "success");

    assertThat(checks.all(world.repo(), commit))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                NAME,
                State.SUCCESS,
                "ci/build",
                State.IN_PROGRESS,
                "ci/lint",
                State.SUCCESS,
                "ci/test",
                State.FAILURE));
  }

  private static Report report(String name, State state) {
    var annotation =
        new Annotation(new Place("a.md", 1, 1), Severity.ERROR, "yaml/tab", "A tab stands here");
    return new Report(name, state, "A title", "A **summary**", List.of(annotation));
  }
}
