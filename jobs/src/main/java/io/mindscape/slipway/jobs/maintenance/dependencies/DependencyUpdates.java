package io.mindscape.slipway.jobs.maintenance.dependencies;

import io.mindscape.slipway.jobs.maintenance.proposal.OwnBranches;
import io.mindscape.slipway.jobs.maintenance.proposal.Proposal;
import io.mindscape.slipway.jobs.maintenance.task.Footing;
import io.mindscape.slipway.jobs.maintenance.task.Measure;
import io.mindscape.slipway.jobs.maintenance.task.Step;
import io.mindscape.slipway.jobs.maintenance.task.Task;
import io.mindscape.slipway.jobs.maintenance.task.TaskName;
import io.mindscape.slipway.jobs.prose.Markdown;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Proposes newer releases of what the repository depends on, in one pull request for each group,
 * and keeps an issue that shows all there is.
 */
public final class DependencyUpdates implements Task {

  private static final Measure PULL_REQUEST =
      new Measure(TaskName.DEPENDENCY_UPDATES + "/pull request", Duration.ofMinutes(5));
  private static final Measure CLOSING =
      new Measure(TaskName.DEPENDENCY_UPDATES + "/closing", Duration.ofMinutes(1));
  private static final Measure DASHBOARD =
      new Measure(TaskName.DEPENDENCY_UPDATES + "/dashboard", Duration.ofMinutes(1));

  private final List<Source> sources;
  private final Clock clock;

  /**
   * @param clock tells how old a release is
   */
  public DependencyUpdates(List<Source> sources, Clock clock) {
    this.sources = List.copyOf(sources);
    this.clock = clock;
  }

  @Override
  public TaskName name() {
    return TaskName.DEPENDENCY_UPDATES;
  }

  @Override
  public List<Step> steps(Turn turn) {
    turn.guard().step("looking at what the repository depends on");
    var found = Findings.of(sources, new Look(turn), clock);
    var offers = Offers.of(turn, found);
    found.blind().forEach(one -> turn.notes().couldNot("%s: %s".formatted(one.what(), one.why())));
    if (!found.byHand().isEmpty()) {
      turn.notes()
          .waits(
              "%s to be changed by hand: see \"To be changed by hand\" in the issue with all dependencies"
                  .formatted(Markdown.count(found.byHand().size(), "thing")));
    }
    if (offers.isEmpty() && found.blindSources().isEmpty() && found.byHand().isEmpty()) {
      turn.notes().did("no dependency has a newer release that is to be proposed");
    }
    var steps = new ArrayList<Step>();
    offers.toMake().forEach(batch -> steps.add(proposing(batch)));
    steps.addAll(closings(turn, found, offers));
    steps.add(
        Step.of(
            "dashboard",
            "the issue with all dependencies",
            DASHBOARD,
            at -> new Dashboard(at, found, offers).update()));
    return steps;
  }

  private static Step proposing(Batch batch) {
    return Step.of(
        "propose " + batch.branch(),
        "the pull request of " + batch.group(),
        PULL_REQUEST,
        at -> propose(at, batch));
  }

  private static void propose(Footing at, Batch batch) {
    var words = new BatchText(batch, batch.changes());
    at.check("the pull request from " + batch.branch());
    switch (new Proposal(at.turn(), batch.proposed(words)).make()) {
      case Proposal.Made.Open(int number) -> {
        words.steps().forEach(it -> at.notes().did("%s, proposed in #%d".formatted(it, number)));
        at.notes().did("in " + batch.files());
      }
      case Proposal.Made.Left(int number, String why) ->
          at.notes().waits("#%d: %s".formatted(number, why));
      case Proposal.Made.Answered answered ->
          words.steps().forEach(it -> at.notes().did("%s %s".formatted(it, answered.words())));
    }
  }

  /** What could not be looked at may still have something to do. */
  private static List<Step> closings(Turn turn, Findings found, Offers offers) {
    var wanted = offers.all().stream().map(Batch::branch).collect(Collectors.toSet());
    return new OwnBranches(turn, Batch.KIND)
        .others(wanted).stream()
            .filter(pull -> !BatchText.isOf(pull.body(), found.blindSources()))
            .map(pull -> closing(pull.number(), pull.headBranch()))
            .toList();
  }

  private static Step closing(int number, String branch) {
    return Step.of(
        "close #" + number,
        "the closing of #" + number,
        CLOSING,
        at -> {
          at.check("the closing of #" + number);
          new OwnBranches(at.turn(), Batch.KIND).closeObsolete(branch);
        });
  }
}
