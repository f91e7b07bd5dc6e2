package io.mindscape.slipway.jobs.maintenance;

import io.mindscape.slipway.jobs.render.Units;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Proposes newer releases of the images, in one pull request for each application. */
final class ImageUpdates implements Task {

  private static final Duration PULL_REQUEST = Duration.ofMinutes(5);
  private static final Duration CLOSING = Duration.ofMinutes(1);

  private final TaskName name;
  private final UpdateKind kind;

  private ImageUpdates(TaskName name, UpdateKind kind) {
    this.name = name;
    this.kind = kind;
  }

  /** The newest patch release of what is used, and what has been built anew under the same tag. */
  static ImageUpdates securityPatches() {
    return new ImageUpdates(
        TaskName.SECURITY_PATCHES,
        new UpdateKind("slipway/security-patches", "Security patches", "patch release or digest"));
  }

  @Override
  public TaskName name() {
    return name;
  }

  @Override
  public List<Step> steps(Turn turn) {
    turn.guard().step("looking at the images");
    var found = new NewerReleases(turn).find();
    if (found.bumps().isEmpty() && found.all()) {
      turn.notes().did("no image has a newer " + kind.release());
    }
    var steps = new ArrayList<Step>();
    var branches = new HashSet<String>();
    byApplication(turn, found.bumps())
        .forEach(
            (application, bumps) -> {
              branches.add(kind.branch(application));
              steps.add(proposing(application, bumps));
            });
    // What could not be looked at may still have something to do.
    if (found.all()) {
      new OwnBranches(turn, kind)
          .others(branches)
          .forEach(pull -> steps.add(closing(pull.number(), pull.headBranch())));
    }
    return steps;
  }

  private Step proposing(String application, List<Bump> bumps) {
    return Step.of(
        "propose " + kind.branch(application),
        "the pull request of " + application,
        new Measure(name + "/pull request", PULL_REQUEST),
        at -> propose(at, application, bumps));
  }

  private void propose(Footing at, String application, List<Bump> bumps) {
    var words = new ProposalText(kind, application, bumps);
    var what = new Proposed(kind, application, words.text(), List.copyOf(bumps));
    at.check("the pull request from " + what.branch());
    int number = new Proposal(at.turn(), what).make();
    words.images().forEach(line -> at.notes().did("%s, proposed in #%d".formatted(line, number)));
    at.notes().did("in " + words.files());
  }

  private Step closing(int number, String branch) {
    return Step.of(
        "close #" + number,
        "the closing of #" + number,
        new Measure(name + "/closing", CLOSING),
        at -> {
          at.check("the closing of #" + number);
          new OwnBranches(at.turn(), kind).closeObsolete(branch);
        });
  }

  private static Map<String, List<Bump>> byApplication(Turn turn, List<Bump> bumps) {
    if (bumps.isEmpty()) {
      return Map.of();
    }
    var inForce = turn.occasion().inForce();
    var tree = turn.systems().git().at(turn.repo(), inForce.head());
    var applications = new Applications(Units.in(tree, inForce.strategy()));
    return bumps.stream()
        .collect(
            Collectors.groupingBy(
                bump -> applications.of(bump.file(), bump.image()),
                TreeMap::new,
                Collectors.toList()));
  }
}
