package io.mindscape.slipway.jobs.maintenance.images;

import io.mindscape.slipway.jobs.maintenance.proposal.OwnBranches;
import io.mindscape.slipway.jobs.maintenance.proposal.OwnMerge;
import io.mindscape.slipway.jobs.maintenance.proposal.Proposal;
import io.mindscape.slipway.jobs.maintenance.proposal.Proposed;
import io.mindscape.slipway.jobs.maintenance.proposal.UpdateKind;
import io.mindscape.slipway.jobs.maintenance.task.Footing;
import io.mindscape.slipway.jobs.maintenance.task.Measure;
import io.mindscape.slipway.jobs.maintenance.task.Step;
import io.mindscape.slipway.jobs.maintenance.task.Task;
import io.mindscape.slipway.jobs.maintenance.task.TaskName;
import io.mindscape.slipway.jobs.render.Units;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Proposes newer releases of the images, in one pull request for each application. */
public final class ImageUpdates implements Task {

  private static final Duration PULL_REQUEST = Duration.ofMinutes(5);
  private static final Duration CLOSING = Duration.ofMinutes(1);
  private static final Duration FLAWS = Duration.ofMinutes(5);
  private static final Duration MERGE = Duration.ofMinutes(5);

  private final TaskName name;
  private final UpdateKind kind;
  private final Runnable second;

  private ImageUpdates(TaskName name, UpdateKind kind, Runnable second) {
    this.name = name;
    this.kind = kind;
    this.second = second;
  }

  /**
   * The newest patch release of what is used, and what has been built anew under the same tag;
   * merged by itself where the strategy lets it.
   *
   * @param second lets a second pass
   */
  public static ImageUpdates securityPatches(Runnable second) {
    return new ImageUpdates(
        TaskName.SECURITY_PATCHES,
        new UpdateKind("slipway/security-patches", "Security patches", "patch release or digest"),
        second);
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
    var allowed = turn.occasion().inForce().strategy().autoMerge().of(name.toString());
    var steps = new ArrayList<Step>();
    var merges = new ArrayList<Step>();
    var branches = new HashSet<String>();
    var flaws = new KnownFlaws(found.bumps(), found.stays());
    if (KnownFlaws.areLookedFor(turn.systems()) && !flaws.isEmpty()) {
      steps.add(looking(flaws));
    }
    byApplication(turn, found.bumps())
        .forEach(
            (application, bumps) -> {
              branches.add(kind.branch(application));
              var what = proposed(application, bumps);
              steps.add(proposing(what, bumps, flaws));
              if (!allowed.isEmpty()) {
                merges.add(merging(application, what, allowed));
              }
            });
    // What could not be looked at may still have something to do.
    if (found.all()) {
      new OwnBranches(turn, kind)
          .others(branches)
          .forEach(pull -> steps.add(closing(pull.number(), pull.headBranch())));
    }
    // While one is merged, the others are reviewed.
    steps.addAll(merges);
    return steps;
  }

  private Proposed proposed(String application, List<Bump> bumps) {
    return proposed(new ProposalText(kind, application, bumps, ""));
  }

  private Proposed proposed(ProposalText words) {
    return new Proposed(kind, words.application(), words.text(), List.copyOf(words.bumps()));
  }

  private Step looking(KnownFlaws flaws) {
    return Step.of(
        "look for known vulnerabilities",
        "the look for known vulnerabilities",
        new Measure(name + "/vulnerabilities", FLAWS),
        flaws::note);
  }

  private Step proposing(Proposed what, List<Bump> bumps, KnownFlaws flaws) {
    return Step.of(
        "propose " + what.branch(),
        "the pull request of " + what.group(),
        new Measure(name + "/pull request", PULL_REQUEST),
        at -> {
          at.check("the pull request from " + what.branch());
          propose(at, new ProposalText(kind, what.group(), bumps, flaws.evidence(at, bumps)));
        });
  }

  private void propose(Footing at, ProposalText words) {
    switch (new Proposal(at.turn(), proposed(words)).make()) {
      case Proposal.Made.Open(int number) -> {
        words.images().forEach(it -> at.notes().did("%s, proposed in #%d".formatted(it, number)));
        at.notes().did("in " + words.files());
        waits(at, "#%d waits for a person to merge it".formatted(number));
      }
      case Proposal.Made.Left(int number, String why) ->
          waits(at, "#%d: %s".formatted(number, why));
      case Proposal.Made.Answered answered ->
          words.images().forEach(it -> at.notes().did("%s %s".formatted(it, answered.words())));
    }
  }

  /** Of what the bot may merge by itself, the merge says for whom it waits. */
  private void waits(Footing at, String line) {
    if (at.occasion().inForce().strategy().autoMerge().of(name.toString()).isEmpty()) {
      at.notes().waits(line);
    }
  }

  private Step merging(String application, Proposed what, List<String> allowed) {
    return Step.of(
        "merge " + what.branch(),
        "the merge of the pull request of " + application,
        new Measure(name + "/merge", MERGE),
        at -> new OwnMerge(at, what, allowed, second).run());
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
