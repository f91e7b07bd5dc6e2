package io.mindscape.slipway.jobs.forge;

import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.jobs.git.RepoName;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Pull requests. Every method throws {@link io.mindscape.slipway.jobs.Unavailable} when the forge
 * does not answer, and {@link io.mindscape.slipway.policies.Refused} when a person has to act.
 */
public interface PullRequests {

  Optional<PullRequest> find(RepoName repo, int number);

  /** The open ones. */
  List<PullRequest> open(RepoName repo);

  /** The open one from {@code headBranch} of the same repository, if there is one. */
  Optional<PullRequest> openFrom(RepoName repo, String headBranch);

  /** Opens one from a branch of the same repository, in the bot's name. */
  PullRequest create(RepoName repo, Draft draft);

  /**
   * Replaces title and description of one that the bot opened; nothing happens where they are the
   * same.
   */
  void describe(RepoName repo, int number, String title, String body);

  /** Merges it if its head is still {@code head}. */
  Merge merge(RepoName repo, int number, CommitId head, String message);

  /**
   * The reviews, oldest first; a person's newest that is not a mere comment is the one in force.
   */
  List<Review> reviews(RepoName repo, int number);

  /** The logins (lower case) of everyone who wrote, committed or co-wrote a commit of it. */
  Set<String> contributors(RepoName repo, int number);

  /** What to open. */
  record Draft(String title, String body, String headBranch, String baseBranch) {}

  /** How a merge ended. */
  sealed interface Merge {
    record Merged(CommitId commit) implements Merge {}

    /** Somebody pushed: the head is no longer what was asked for. */
    record HeadMoved() implements Merge {}

    /** The forge will not merge it, in its own words. */
    record NotMergeable(String why) implements Merge {}
  }

  /**
   * A review.
   *
   * @param commit the head that was reviewed
   */
  record Review(String author, Verdict verdict, CommitId commit) {
    /** What the reviewer said. */
    public enum Verdict {
      APPROVED,
      CHANGES_REQUESTED,
      COMMENTED,
      DISMISSED
    }
  }
}
