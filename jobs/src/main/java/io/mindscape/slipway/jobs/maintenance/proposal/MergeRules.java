package io.mindscape.slipway.jobs.maintenance.proposal;

import io.mindscape.slipway.jobs.forge.PullRequest;
import io.mindscape.slipway.jobs.forge.PullRequests.Review;
import io.mindscape.slipway.jobs.forge.PullRequests.Review.Verdict;
import io.mindscape.slipway.jobs.maintenance.task.Task.Turn;
import io.mindscape.slipway.jobs.prose.Markdown;
import io.mindscape.slipway.jobs.render.Affected;
import io.mindscape.slipway.jobs.render.Unit;
import io.mindscape.slipway.jobs.render.Units;
import io.mindscape.slipway.policies.strategy.Delivery.Target;
import io.mindscape.slipway.policies.strategy.Strategy;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Why a pull request of updates waits for a person, whatever its checks say: it changes what may
 * not be changed by itself, holds more than the bot put into it, or somebody asked for changes.
 */
final class MergeRules {

  private final Turn turn;
  private final Proposed what;
  private final Set<String> allowed;

  /**
   * @param allowed the environments that may be changed by themselves
   */
  MergeRules(Turn turn, Proposed what, Collection<String> allowed) {
    this.turn = turn;
    this.what = what;
    this.allowed = Set.copyOf(allowed);
  }

  /** The first reason, to follow "waits for a person: "; nothing where it may be merged. */
  Optional<String> against(PullRequest pull) {
    var base = turn.occasion().inForce();
    if (!pull.baseBranch().equals(base.branch())) {
      return Optional.of("it goes to %s".formatted(Markdown.code(pull.baseBranch())));
    }
    if (isStrategyChanged()) {
      return Optional.of("`slipway.yaml` was changed since the window opened");
    }
    var git = turn.systems().git();
    git.fetch(turn.repo(), pull.headBranch());
    var fork = git.mergeBase(turn.repo(), base.head(), pull.head());
    var branch = new OpenBranch(turn, what, pull);
    if (fork.isEmpty() || !branch.isAll()) {
      return Optional.of(
          branch.isLeft() ? branch.left() : "it holds something else than the bot proposes now");
    }
    return ofEnvironments(git.changed(turn.repo(), fork.get(), pull.head()))
        .or(() -> ofReviews(pull));
  }

  /** Whoever changes what may be merged by itself waits for no window. */
  private boolean isStrategyChanged() {
    var git = turn.systems().git();
    var base = turn.occasion().inForce().head();
    var now = git.defaultBranch(turn.repo()).head();
    return !git.at(turn.repo(), now)
        .read(Strategy.FILE)
        .equals(git.at(turn.repo(), base).read(Strategy.FILE));
  }

  private Optional<String> ofEnvironments(List<String> files) {
    for (var file : files) {
      var environments = environments(file);
      if (environments.isEmpty()) {
        return Optional.of("%s is part of no environment".formatted(Markdown.code(file)));
      }
      for (var environment : environments) {
        var why = ofEnvironment(environment, file);
        if (why.isPresent()) {
          return why;
        }
      }
    }
    return Optional.empty();
  }

  private Set<String> environments(String file) {
    var inForce = turn.occasion().inForce();
    var tree = turn.systems().git().at(turn.repo(), inForce.head());
    var found =
        Affected.of(Units.in(tree, inForce.strategy())).by(List.of(file)).stream()
            .map(Unit::environment)
            .collect(Collectors.toCollection(TreeSet::new));
    targets().values().stream()
        .filter(target -> target.paths().stream().anyMatch(path -> file.startsWith(path + "/")))
        .forEach(target -> found.add(target.environment()));
    return found;
  }

  private Optional<String> ofEnvironment(String environment, String file) {
    var target = targets().get(environment);
    if (target != null && target.approvals() != null) {
      return Optional.of(
          "%s changes %s, which %s approves"
              .formatted(
                  Markdown.code(file),
                  environment,
                  String.join(" or ", target.approvals().teams())));
    }
    if (target == null || !allowed.contains(environment)) {
      return Optional.of(
          "%s changes %s, which `maintenance.auto_merge` does not name"
              .formatted(Markdown.code(file), environment.isEmpty() ? "a chart" : environment));
    }
    var opening = turn.occasion().opening();
    return target.freezes().stream()
        .filter(freeze -> freeze.from().isBefore(opening.closes()))
        .filter(freeze -> freeze.to().isAfter(opening.opens()))
        .map(freeze -> "%s is frozen: %s".formatted(environment, Markdown.code(freeze.name())))
        .findFirst();
  }

  /** Of each person the newest that is no mere comment. */
  private Optional<String> ofReviews(PullRequest pull) {
    var standing = new LinkedHashMap<String, Verdict>();
    for (Review review :
        turn.systems().forge().pullRequests().reviews(turn.repo(), pull.number())) {
      if (review.verdict() != Verdict.COMMENTED) {
        standing.put(review.author(), review.verdict());
      }
    }
    return standing.entrySet().stream()
        .filter(entry -> entry.getValue() == Verdict.CHANGES_REQUESTED)
        .map(entry -> "%s asks for changes".formatted(Markdown.code(entry.getKey())))
        .findFirst();
  }

  private Map<String, Target> targets() {
    return turn.occasion().inForce().strategy().delivery().environments();
  }
}
