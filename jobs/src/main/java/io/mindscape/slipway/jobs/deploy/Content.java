package io.mindscape.slipway.jobs.deploy;

import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.jobs.git.GitStore;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.git.Snapshot;
import io.mindscape.slipway.jobs.render.Unit;
import io.mindscape.slipway.jobs.render.Units;
import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.strategy.Delivery.Target;
import io.mindscape.slipway.policies.strategy.Strategy;
import io.mindscape.slipway.policies.strategy.StrategyReader;
import java.util.List;
import java.util.stream.Stream;

/** What an environment is made of: the files of its applications, and where they are to run. */
final class Content {

  private final GitStore git;
  private final RepoName repo;
  private final Strategy strategy;
  private final Target target;

  Content(GitStore git, RepoName repo, Strategy strategy, Target target) {
    this.git = git;
    this.repo = repo;
    this.strategy = strategy;
    this.target = target;
  }

  /** Whether it is the same at both commits. */
  boolean isSame(CommitId one, CommitId other) {
    if (one.equals(other)) {
      return true;
    }
    var before = git.at(repo, one);
    var after = git.at(repo, other);
    var changed = git.changed(repo, one, other);
    if (changed.contains(Strategy.FILE) && !targets(before)) {
      return false;
    }
    // The strategy file takes part in everything; what matters of it was compared above.
    var paths = changed.stream().filter(path -> !path.equals(Strategy.FILE)).toList();
    var units = Stream.concat(units(before), units(after)).toList();
    return Units.affected(units, paths).isEmpty();
  }

  /** Whether the strategy at an older commit delivers the environment as the one in force does. */
  private boolean targets(Snapshot tree) {
    var file = tree.read(Strategy.FILE);
    try {
      return file.isPresent()
          && target.equals(
              StrategyReader.read(file.get()).delivery().environments().get(target.environment()));
    } catch (Refused bad) {
      return false;
    }
  }

  private Stream<Unit> units(Snapshot tree) {
    List<Unit> units = Units.in(tree, strategy);
    return units.stream().filter(unit -> unit.environment().equals(target.environment()));
  }
}
