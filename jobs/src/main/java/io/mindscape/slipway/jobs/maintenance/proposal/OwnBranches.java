package io.mindscape.slipway.jobs.maintenance.proposal;

import io.mindscape.slipway.jobs.forge.PullRequest;
import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.jobs.maintenance.task.Task.Turn;
import io.mindscape.slipway.jobs.prose.Markdown;
import io.mindscape.slipway.policies.Refused;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The branches that updates are proposed from, and how they go: with its branch, a pull request is
 * closed. A branch that somebody else has changed is never deleted.
 */
public final class OwnBranches {

  private static final String MARKER = "<!-- slipway:obsolete -->";

  private static final String LEFT = "<!-- slipway:left -->";

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
        .filter(pull -> close(pull))
        .ifPresent(pull -> turn.notes().did("#%d closed: %s".formatted(pull.number(), OBSOLETE)));
  }

  /**
   * Says why, and closes it.
   *
   * @return whether it is closed
   */
  private boolean close(PullRequest pull) {
    if (!isOurs(pull)) {
      turn.notes()
          .couldNot(
              "#%d is to be closed, as %s; but somebody else has committed to %s: close it by hand"
                  .formatted(pull.number(), OBSOLETE, Markdown.code(pull.headBranch())));
      return false;
    }
    var discussion = turn.systems().forge().discussion();
    if (discussion.findMarked(turn.repo(), pull.number(), MARKER).isEmpty()) {
      discussion.write(
          turn.repo(), pull.number(), "%s\nClosed by the bot: %s.".formatted(MARKER, OBSOLETE));
    }
    return turn.systems().git().delete(turn.repo(), pull.headBranch(), pull.head());
  }

  /**
   * Whether nobody but the bot has changed what is on it. Who only takes in the branch that it goes
   * to has changed nothing.
   */
  boolean isOurs(PullRequest pull) {
    var git = turn.systems().git();
    git.fetch(turn.repo(), pull.headBranch());
    return git.findTrailer(turn.repo(), pull.headBranch(), UpdateKind.trailerOf(pull.headBranch()))
        .filter(last -> last.equals(pull.head()) || isSame(last, pull.head()))
        .isPresent();
  }

  private boolean isSame(CommitId one, CommitId other) {
    var changes = changes(one);
    return changes.isPresent() && changes.equals(changes(other));
  }

  /** The files that a commit changes with what they are then. */
  private Optional<Map<String, Optional<String>>> changes(CommitId commit) {
    var git = turn.systems().git();
    var files = git.at(turn.repo(), commit);
    return git.mergeBase(turn.repo(), turn.occasion().inForce().head(), commit)
        .map(
            fork ->
                git.changed(turn.repo(), fork, commit).stream()
                    .collect(Collectors.toMap(path -> path, files::id)));
  }

  /**
   * Says on it, in one comment, that the bot leaves it to those who have committed to it.
   *
   * @param why and what they may do; Markdown
   */
  void leave(PullRequest pull, String why) {
    var text =
        "%s\nSomebody else has committed to %s, so the bot pushes nothing more to it. %s"
            .formatted(LEFT, Markdown.code(pull.headBranch()), why);
    var discussion = turn.systems().forge().discussion();
    discussion
        .findMarked(turn.repo(), pull.number(), LEFT)
        .ifPresentOrElse(
            there -> discussion.replace(turn.repo(), there.id(), text),
            () -> discussion.write(turn.repo(), pull.number(), text));
  }

  /** Takes back what {@link #leave} says, if it was said. */
  void takeBack(PullRequest pull) {
    var discussion = turn.systems().forge().discussion();
    discussion
        .findMarked(turn.repo(), pull.number(), LEFT)
        .ifPresent(
            there ->
                discussion.replace(
                    turn.repo(), there.id(), LEFT + "\nIt holds what the bot proposes now."));
  }

  /** Whether it was merged. */
  boolean isMerged(int number) {
    return turn.systems()
        .forge()
        .pullRequests()
        .find(turn.repo(), number)
        .filter(PullRequest::merged)
        .isPresent();
  }

  /** Whether people have left the end of a pull request to the bot, so that it is no answer. */
  boolean wasClosedByTheBot(int number) {
    var forge = turn.systems().forge();
    return forge
        .pullRequests()
        .find(turn.repo(), number)
        .filter(pull -> !pull.open() && !pull.merged())
        .flatMap(pull -> forge.discussion().findMarked(turn.repo(), number, MARKER))
        .isPresent();
  }
}
