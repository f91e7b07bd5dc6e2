package io.mindscape.slipway.jobs.forge;

import io.mindscape.slipway.jobs.forge.PullRequests.Review.Verdict;
import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.jobs.git.RepoName;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A forge under test and what people do there, for the contracts of its ports.
 *
 * <p>It starts with one repository that has a commit with a {@code README.md} on {@code main}; the
 * people {@code ana}, {@code bo}, {@code qi} and {@code omar}, who may write to it; {@code sam},
 * who may not; and the team {@code mindscape/prod-approvers} with {@code omar} alone.
 */
public interface ForgeWorld {

  /** The ports under test, acting as the bot. */
  Forge forge();

  RepoName repo();

  /** Where a branch points. */
  CommitId head(String branch);

  /**
   * {@code login} pushes one commit, which others wrote with them.
   *
   * @param branch starts at {@code main} if it is not there yet
   * @param changes the new text by path
   */
  CommitId push(String login, String branch, Map<String, String> changes, List<String> coAuthors);

  /** {@code login} opens a pull request to {@code main}. */
  int open(String login, String branch, String title);

  /** {@code login} closes a pull request without merging. */
  void close(String login, int number);

  /** {@code login} reviews a pull request at its head. */
  void review(String login, int number, Verdict verdict);

  long comment(String login, int number, String body);

  /** {@code login} edits a comment, at least a second after it was written. */
  void edit(String login, long comment, String body);

  /** A minute passes; says what time it is then on the forge. */
  Instant later();

  void delete(String login, long comment);

  /** How many reactions stand on a comment. */
  int reactions(long comment);

  /** {@code login} sets a commit status: {@code pending}, {@code success}, {@code failure}. */
  void status(String login, CommitId commit, String name, String state);

  /** How many reports of that name stand on a commit. */
  int checks(CommitId commit, String name);

  /** The text of an issue. */
  String issueBody(int number);
}
