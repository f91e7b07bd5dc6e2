package io.mindscape.slipway.jobs.maintenance;

import java.time.Duration;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/** Proposes newer releases of the images, all together in one pull request. */
final class ImageUpdates implements Task {

  private static final Duration PULL_REQUEST = Duration.ofMinutes(5);

  private final TaskName name;
  private final Proposal.Kind kind;
  private final BiPredicate<Version, Version> isWanted;

  private ImageUpdates(TaskName name, Proposal.Kind kind, BiPredicate<Version, Version> isWanted) {
    this.name = name;
    this.kind = kind;
    this.isWanted = isWanted;
  }

  /** The newest patch release of what is used. */
  static ImageUpdates securityPatches() {
    return new ImageUpdates(
        TaskName.SECURITY_PATCHES,
        new Proposal.Kind("slipway/security-patches", "Security patches", "patch release"),
        Version::isPatchOf);
  }

  /** The newest minor release of the major that is used. */
  static ImageUpdates dependencyUpdates() {
    return new ImageUpdates(
        TaskName.DEPENDENCY_UPDATES,
        new Proposal.Kind("slipway/dependency-updates", "Dependency updates", "minor release"),
        Version::isMinorOf);
  }

  @Override
  public TaskName name() {
    return name;
  }

  @Override
  public List<Step> steps(Turn turn) {
    turn.guard().step("looking at the images");
    var bumps = new NewerReleases(turn, isWanted).find();
    if (bumps.isEmpty()) {
      turn.notes().did("no image has a newer " + kind.release());
      return List.of();
    }
    return List.of(
        Step.of(
            "pull request",
            "the pull request",
            new Measure(name + "/pull request", PULL_REQUEST),
            at -> propose(at, bumps)));
  }

  private void propose(Footing at, List<Bump> bumps) {
    at.check("the pull request");
    int number = new Proposal(at.turn(), kind, bumps).make();
    var files =
        bumps.stream().map(bump -> Markdown.code(bump.file())).collect(Collectors.joining(", "));
    Proposal.images(bumps)
        .forEach(line -> at.notes().did("%s, proposed in #%d".formatted(line, number)));
    at.notes().did("in " + files);
  }
}
