package io.mindscape.slipway.jobs.fix;

import io.mindscape.slipway.jobs.fix.FixPull.Wish;
import io.mindscape.slipway.jobs.forge.PullRequest;
import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.jobs.git.GitStore;
import io.mindscape.slipway.jobs.git.Snapshot;
import io.mindscape.slipway.jobs.inspect.Earlier;
import io.mindscape.slipway.jobs.inspect.Inspection;
import io.mindscape.slipway.jobs.inspect.Inspector.Base;
import io.mindscape.slipway.jobs.inspect.Inspector.Scope;
import io.mindscape.slipway.jobs.inspect.Introduced;
import io.mindscape.slipway.policies.strategy.Strategy;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What mending the branch of a pull request comes to: of what it brings on top of its base, by the
 * strategy in force. The same tree is mended once. For one thread.
 */
final class Branch {

  private final GitStore git;
  private final Menders menders;
  private final Strategy strategy;
  private final Wish wish;
  private @Nullable Looked last;

  Branch(GitStore git, Menders menders, Strategy strategy, Wish wish) {
    this.git = git;
    this.menders = menders;
    this.strategy = strategy;
    this.wish = wish;
  }

  /**
   * A tree that was mended.
   *
   * @param id the tree's; nothing where trees have none
   */
  private record Looked(Optional<String> id, Mended mended) {}

  /** What mending {@code head} comes to. */
  Mended at(CommitId head) {
    var pull = wish.pull();
    var tree = git.at(pull.repo(), head);
    var mended = menders.of(strategy).mend(tree, look(pull, head), wish::wants);
    last = new Looked(tree.id(""), mended);
    return mended;
  }

  /**
   * The same for a tree that the branch has now, whoever pushed to it meanwhile.
   *
   * @param before where the branch stood
   */
  Mended now(Snapshot tree, CommitId before) {
    if (last != null && last.id().isPresent() && last.id().equals(tree.id(""))) {
      return last.mended();
    }
    // A head that is newer than the tree is no harm: nothing can be pushed onto the old one.
    var pull = wish.pull();
    return at(git.fetch(pull.repo(), pull.headBranch()).orElse(before));
  }

  private Function<Snapshot, Inspection> look(PullRequest pull, CommitId head) {
    git.at(pull.repo(), pull.base());
    var baseCommit = git.mergeBase(pull.repo(), pull.base(), head).orElse(pull.base());
    var base = git.at(pull.repo(), baseCommit);
    var scope = new Scope.Paths(git.changed(pull.repo(), baseCommit, head));
    var inspector = menders.inspector();
    var policies = inspector.policies(base, strategy);
    var before = inspector.inspect(base, strategy, scope, new Base(policies, Earlier.nothing()));
    return now -> {
      var after = inspector.inspect(now, strategy, scope, new Base(policies, Earlier.of(before)));
      return after.only(Introduced.between(after.before(before), after.findings()).introduced());
    };
  }
}
