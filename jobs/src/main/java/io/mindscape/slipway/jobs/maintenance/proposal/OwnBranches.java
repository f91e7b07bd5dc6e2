package io.mindscape.slipway.jobs.maintenance.proposal;

import io.mindscape.slipway.jobs.forge.PullRequest;
import io.mindscape.slipway.jobs.maintenance.task.Task.Turn;
import io.mindscape.slipway.jobs.prose.Markdown;
import io.mindscape.slipway.policies.Refused;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The branches that updates are proposed from, and how they go: with its branch, a pull request is
 * closed. A branch on which somebody else has committed last is never deleted.
 */
public final class OwnBranches {

  private static final String MARKER = "<!-- slipway:obsolete -->";

  private static final String OBSOLETE = "there is nothing left to do in it";

  private final Turn turn;
  private final UpdateKind kind;

  public OwnBranches(Turn turn, UpdateKind kind) {
    this.turn = turn;
    this.kind = kind;
  }

  /** What is left of a pull request that was closed must not come back with the next one. */
  void clear(String branch) {
    var git = turn.systems().git();
    var left = git.fetch(turn.repo(), branch);
    if (left.isPresent() && !git.delete(turn.repo(), branch, left.get())) {
      throw new Refused(
          "somebody pushes to %s: it is the bot's, please use another branch".formatted(branch));
    }
  }

  /** Whether what it changes has also been changed where it would be merged. */
  boolean isOvertaken(PullRequest pull) {
    var git = turn.systems().git();
    var base = turn.occasion().inForce().head();
    git.fetch(turn.repo(), pull.headBranch());
    var common = git.mergeBase(turn.repo(), base, pull.head());
    if (common.isEmpty()) {
      return true;
    }
    var changed = new HashSet<>(git.changed(turn.repo(), common.get(), base));
    changed.retainAll(new HashSet<>(git.changed(turn.repo(), common.get(), pull.head())));
    return !changed.isEmpty();
  }

  /** The open ones that come from none of these branches. */
  public List<PullRequest> others(Set<String> wanted) {
    return turn.systems().forge().pullRequests().open(turn.repo()).stream()
        .filter(pull -> kind.isBranch(pull.headBranch()) && !pull.fromFork())
        .filter(pull -> !wanted.contains(pull.headBranch()))
        .toList();
  }

  /** Closes one whose updates are no longer to be done; nothing happens where it is closed. */
  public void closeObsolete(String branch) {
    turn.systems()
        .forge()
        .pullRequests()
        .openFrom(turn.repo(), branch)
        .filter(pull -> close(pull, OBSOLETE))
        .ifPresent(pull -> turn.notes().did("#%d closed: %s".formatted(pull.number(), OBSOLETE)));
  }

  /**
   * Says why, and closes it.
   *
   * @return whether it is closed
   */
  boolean close(PullRequest pull, String why) {
    if (!isOurs(pull)) {
      turn.notes()
          .couldNot(
              "#%d is to be closed, as %s; but somebody else has committed to %s: close it by hand"
                  .formatted(pull.number(), why, Markdown.code(pull.headBranch())));
      return false;
    }
    var discussion = turn.systems().forge().discussion();
    if (discussion.findMarked(turn.repo(), pull.number(), MARKER).isEmpty()) {
      discussion.write(
          turn.repo(), pull.number(), "%s\nClosed by the bot: %s.".formatted(MARKER, why));
    }
    return turn.systems().git().delete(turn.repo(), pull.headBranch(), pull.head());
  }

  private boolean isOurs(PullRequest pull) {
    var git = turn.systems().git();
    git.fetch(turn.repo(), pull.headBranch());
    return git.findTrailer(turn.repo(), pull.headBranch(), UpdateKind.trailerOf(pull.headBranch()))
        .filter(pull.head()::equals)
        .isPresent();
  }
}
