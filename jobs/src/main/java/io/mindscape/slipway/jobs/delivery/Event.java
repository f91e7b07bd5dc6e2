package io.mindscape.slipway.jobs.delivery;

import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.jobs.git.RepoName;

/** What a delivery says happened. A hint only: the job that it leads to looks at what is. */
public sealed interface Event {

  /** A pull request was opened, reopened, or its branch moved; or somebody asked to look again. */
  record PullRequestChanged(RepoName repo, int number) implements Event {}

  /** A pull request was closed, merged or not. */
  record PullRequestClosed(RepoName repo, int number) implements Event {}

  /** A branch moved. */
  record BranchPushed(RepoName repo, String branch) implements Event {}

  /**
   * An image can be pulled.
   *
   * @param image without a tag: {@code mindscape/api}
   */
  record ImagePublished(RepoName repo, String image, String tag) implements Event {}

  /** Somebody wrote a comment on a pull request or an issue. */
  record Commented(RepoName repo, int issue, long comment) implements Event {}

  /**
   * Somebody clicked on the button of a check that mends what can be mended.
   *
   * @param login who
   * @param head the commit that the check speaks of
   */
  record FixAsked(RepoName repo, int number, String login, CommitId head) implements Event {}

  /** Somebody reviewed a pull request, or a review was dismissed. */
  record Reviewed(RepoName repo, int number) implements Event {}

  /** The gates of a pull request may have opened or closed; only the bot says so, to itself. */
  record GatesMoved(RepoName repo, int number) implements Event {}

  /** What can be promoted may have changed; only the bot says so, to itself. */
  record PromotionsMoved(RepoName repo) implements Event {}

  /** An environment does not run what its branch holds; only the bot says so, to itself. */
  record DeployDue(RepoName repo, String branch) implements Event {}

  /** Nothing for us. */
  record Ignored(String why) implements Event {}
}
