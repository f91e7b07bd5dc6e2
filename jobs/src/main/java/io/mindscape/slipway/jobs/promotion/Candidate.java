package io.mindscape.slipway.jobs.promotion;

import io.mindscape.slipway.jobs.forge.PullRequest;
import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.jobs.git.GitStore;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.git.Snapshot;
import io.mindscape.slipway.jobs.inspect.Inspector;
import io.mindscape.slipway.jobs.render.Unit;
import io.mindscape.slipway.jobs.strategy.Strategies;
import io.mindscape.slipway.jobs.strategy.Strategies.InForce;
import io.mindscape.slipway.policies.strategy.Delivery;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A pull request beside the default branch as it is now. The strategy is the default branch's,
 * never the pull request's own.
 *
 * @param fork where its branch left the default branch; the head of that branch where they share
 *     nothing
 * @param related whether they share any history
 * @param changed the paths that it changes since {@code fork}
 */
record Candidate(
    PullRequest pull, InForce inForce, CommitId fork, boolean related, List<String> changed) {

  static Candidate of(PullRequest pull, GitStore git, Strategies strategies) {
    var repo = pull.repo();
    var inForce = strategies.of(repo);
    git.at(repo, pull.head());
    var common = git.mergeBase(repo, inForce.head(), pull.head());
    var fork = common.orElse(inForce.head());
    return new Candidate(
        pull, inForce, fork, common.isPresent(), git.changed(repo, fork, pull.head()));
  }

  RepoName repo() {
    return pull.repo();
  }

  CommitId head() {
    return pull.head();
  }

  Delivery delivery() {
    return inForce.strategy().delivery();
  }

  /** What it was made from, and what it is, as files. */
  Snapshot before(GitStore git) {
    return git.at(repo(), fork);
  }

  Snapshot after(GitStore git) {
    return git.at(repo(), head());
  }

  /**
   * The environments with approvals in which it would change what runs, in the order of the
   * strategy file: by their own files, or by a chart that they are rendered from.
   */
  List<String> guarded(GitStore git, Inspector inspector) {
    var withApprovals =
        delivery().environments().values().stream()
            .filter(target -> target.approvals() != null)
            .toList();
    if (withApprovals.isEmpty()) {
      return List.of();
    }
    var rendered = rendered(git, inspector);
    return withApprovals.stream()
        .filter(target -> rendered.contains(target.environment()) || touches(target))
        .map(Delivery.Target::environment)
        .toList();
  }

  /** The environments with a unit that is rendered from something changed, before or after. */
  private Set<String> rendered(GitStore git, Inspector inspector) {
    return Stream.of(before(git), after(git))
        .flatMap(tree -> inspector.affected(tree, inForce.strategy(), changed).stream())
        .map(Unit::environment)
        .collect(Collectors.toUnmodifiableSet());
  }

  private boolean touches(Delivery.Target target) {
    var tagFiles = tagFiles(target);
    return changed.stream()
        .anyMatch(
            path ->
                tagFiles.contains(path)
                    || target.paths().stream().anyMatch(folder -> Tags.isUnder(path, folder)));
  }

  /** The files in which the tags of an environment are written. */
  Set<String> tagFiles(Delivery.Target target) {
    return delivery().images().keySet().stream()
        .flatMap(image -> Tags.places(delivery(), image, target).stream())
        .map(place -> place.fileIn(target.environment()))
        .collect(Collectors.toUnmodifiableSet());
  }
}
