package io.mindscape.slipway.jobs.maintenance.proposal;

import io.mindscape.slipway.jobs.forge.PullRequest;
import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.jobs.git.GitStore;
import io.mindscape.slipway.jobs.git.GitStore.Renewal;
import io.mindscape.slipway.jobs.maintenance.task.Task.Turn;
import io.mindscape.slipway.jobs.prose.Markdown;
import io.mindscape.slipway.policies.Refused;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The branch of an open pull request, held against what is proposed now. */
final class OpenBranch {

  private final Turn turn;
  private final Proposed what;
  private final PullRequest pull;
  private final Optional<CommitId> fork;

  OpenBranch(Turn turn, Proposed what, PullRequest pull) {
    this.turn = turn;
    this.what = what;
    this.pull = pull;
    git().fetch(turn.repo(), pull.headBranch());
    this.fork = git().mergeBase(turn.repo(), base(), pull.head());
  }

  /**
   * Whether it holds what is proposed and can be merged; of the bot alone it holds nothing else.
   */
  boolean isCurrent() {
    return !isBehind() && (isAll() || (isIn() && !isOurs()));
  }

  /** Whether what is proposed is all that stands between where it came from and its head. */
  boolean isAll() {
    if (fork.isEmpty()) {
      return false;
    }
    try {
      var edited = what.on(git().at(turn.repo(), fork.get()));
      var there = git().at(turn.repo(), pull.head());
      return edited.keySet().equals(changed(fork.get(), pull.head()))
          && edited.entrySet().stream()
              .allMatch(
                  file ->
                      there
                          .read(file.getKey())
                          .filter(now -> Arrays.equals(now.content(), file.getValue()))
                          .isPresent());
    } catch (Refused cannotBeMadeThere) {
      return false;
    }
  }

  /** Whether what is proposed is there, whatever is there besides. */
  private boolean isIn() {
    try {
      return what.on(git().at(turn.repo(), pull.head())).isEmpty();
    } catch (Refused cannotBeMadeThere) {
      return false;
    }
  }

  /** Whether a file that it changes, or has to change, has changed where it is to be merged. */
  boolean isBehind() {
    if (fork.isEmpty()) {
      return true;
    }
    var touched = new HashSet<>(changed(fork.get(), pull.head()));
    what.edits().forEach(edit -> touched.add(edit.file()));
    touched.retainAll(changed(fork.get(), base()));
    return !touched.isEmpty();
  }

  /** Whether nobody but the bot has changed what is on it. */
  boolean isOurs() {
    return isAll() || new OwnBranches(turn, what.kind()).isOurs(pull);
  }

  /** Whether the bot leaves it to those who have committed to it. */
  boolean isLeft() {
    return !isCurrent() && !isOurs();
  }

  /** That it is left to them, and what they may do; Markdown. */
  String left() {
    return "somebody else has committed to %s. %s"
        .formatted(Markdown.code(pull.headBranch()), advice());
  }

  /** What those may do to whom it is left; Markdown. */
  String advice() {
    var main = Markdown.code(turn.occasion().inForce().branch());
    return isBehind()
        ? "The same files have changed on %s since: please merge %s into it, or close it."
            .formatted(main, main)
        : ("What the bot would propose now is not in it: %s. Merge it or close it, and the next"
                + " window proposes that from %s.")
            .formatted(Markdown.code(what.text().title()), main);
  }

  /** What makes it hold what is proposed: where it came from, or what it would be merged into. */
  Renewal renewal() {
    return new Renewal(pull.head(), fork.filter(same -> !isBehind()).orElseGet(this::base));
  }

  private Set<String> changed(CommitId from, CommitId to) {
    return Set.copyOf(git().changed(turn.repo(), from, to));
  }

  private CommitId base() {
    return turn.occasion().inForce().head();
  }

  private GitStore git() {
    return turn.systems().git();
  }
}
