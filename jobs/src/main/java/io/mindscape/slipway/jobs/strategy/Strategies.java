package io.mindscape.slipway.jobs.strategy;

import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.jobs.git.GitStore;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.strategy.Strategy;
import io.mindscape.slipway.policies.strategy.StrategyReader;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The strategy that is in force in each repository: that of the newest commit on the default branch
 * whose {@code slipway.yaml} can be understood. A pull request's own is never asked.
 */
public final class Strategies {

  private final GitStore git;
  private final Map<RepoName, InForce> lastGood = new ConcurrentHashMap<>();

  public Strategies(GitStore git) {
    this.git = git;
  }

  /**
   * Looks at the default branch as it is now. When its file is bad, the last good one of this
   * process stays in force, and {@link InForce#problem} says what is wrong.
   *
   * @throws Refused if there is no strategy file, or it is bad and none was good before
   */
  public InForce of(RepoName repo) {
    var there = git.defaultBranch(repo);
    var branch = there.name();
    var head = there.head();
    var known = lastGood.get(repo);
    if (known != null && known.head().equals(head) && known.problem().isEmpty()) {
      return known;
    }
    try {
      var read = new InForce(read(repo, branch, head), branch, head, Optional.empty());
      lastGood.put(repo, read);
      return read;
    } catch (Refused bad) {
      if (known == null) {
        throw bad;
      }
      return new InForce(known.strategy(), branch, head, Optional.of(bad.getMessage()));
    }
  }

  private Strategy read(RepoName repo, String branch, CommitId head) {
    var file =
        git.at(repo, head)
            .read(Strategy.FILE)
            .orElseThrow(
                () ->
                    new Refused(
                        "%s has no %s at the root of %s: add one that says how it is delivered"
                            .formatted(repo, Strategy.FILE, branch)));
    return StrategyReader.read(file);
  }

  /**
   * A strategy in force.
   *
   * @param branch the default branch
   * @param head its newest commit
   * @param problem what is wrong with the file at {@code head}, when an older one is in force
   */
  public record InForce(
      Strategy strategy, String branch, CommitId head, Optional<String> problem) {}
}
