package io.mindscape.slipway.jobs.git;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The repositories, as a bare mirror of each.
 *
 * <p>Every method throws {@link io.mindscape.slipway.jobs.Unavailable} when the forge's Git does
 * not answer, and {@link io.mindscape.slipway.policies.Refused} when a person has to act (no such
 * repository, no right to push).
 */
public interface GitStore {

  /**
   * The branch that the remote's HEAD names, as it is now; brings the mirror up to date with it.
   *
   * @throws io.mindscape.slipway.policies.Refused where it has no commit yet
   */
  DefaultBranch defaultBranch(RepoName repo);

  /**
   * The branch that everything goes to in the end.
   *
   * @param name such as {@code main}
   * @param head its newest commit
   */
  record DefaultBranch(String name, CommitId head) {}

  /**
   * Brings the mirror up to date and says where {@code branch} points; nothing where it is gone.
   */
  Optional<CommitId> fetch(RepoName repo, String branch);

  /** The files of a commit; brings the mirror up to date if it does not have the commit yet. */
  Snapshot at(RepoName repo, CommitId commit);

  /** The paths that differ between two commits, sorted; a renamed file is there with both names. */
  List<String> changed(RepoName repo, CommitId from, CommitId to);

  /** The newest common ancestor, or nothing where there is none. */
  Optional<CommitId> mergeBase(RepoName repo, CommitId one, CommitId other);

  /**
   * The newest commit on {@code branch} (as of its last fetch) that carries {@code trailer}, among
   * its newest 500.
   */
  Optional<CommitId> findTrailer(RepoName repo, String branch, Trailer trailer);

  /**
   * Writes one commit on {@code branch} and pushes it. When somebody else pushed meanwhile, the
   * edit is derived again on the new head; nobody's commit is ever overwritten.
   *
   * @param from where the branch starts if it does not exist yet
   */
  Pushed push(RepoName repo, String branch, CommitId from, CommitText text, Edit edit);

  /**
   * Writes one commit on {@code branch} after which its files are those of {@code renewal.like()}
   * with the edit in them, and pushes it. What was on the branch besides is in its history alone.
   *
   * @return the commit; nothing where somebody else pushed meanwhile
   */
  Optional<CommitId> renew(
      RepoName repo, String branch, Renewal renewal, CommitText text, Edit edit);

  /**
   * What a branch is renewed to.
   *
   * @param expected where the branch points
   * @param like a commit on it or elsewhere; one from elsewhere is merged in
   */
  record Renewal(CommitId expected, CommitId like) {}

  /**
   * Deletes one of the bot's branches, if it still points at {@code expected}.
   *
   * @return whether the branch is gone; false where somebody pushed to it meanwhile
   */
  boolean delete(RepoName repo, String branch, CommitId expected);

  /** What to write, given what is there: the new content by path. Empty for nothing to do. */
  @FunctionalInterface
  interface Edit {
    Map<String, byte[]> on(Snapshot head);
  }

  /** How a push ended. */
  sealed interface Pushed {
    /** The commit is on the branch. */
    record Committed(CommitId commit) implements Pushed {}

    /** The edit had nothing to do on {@code head}. */
    record NothingToDo(CommitId head) implements Pushed {}
  }

  /**
   * A commit's message.
   *
   * @param body empty for none
   */
  record CommitText(String subject, String body, List<Trailer> trailers) {
    public CommitText {
      trailers = List.copyOf(trailers);
    }
  }

  /** A line {@code key: value} at the end of a commit's message. */
  record Trailer(String key, String value) {
    @Override
    public String toString() {
      return key + ": " + value;
    }
  }
}
