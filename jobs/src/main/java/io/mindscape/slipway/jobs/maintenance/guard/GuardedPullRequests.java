package io.mindscape.slipway.jobs.maintenance.guard;

import io.mindscape.slipway.jobs.forge.PullRequest;
import io.mindscape.slipway.jobs.forge.PullRequests;
import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.jobs.git.RepoName;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Pull requests that can be read at any time and changed only while the window is open. */
final class GuardedPullRequests implements PullRequests {

  private final PullRequests pullRequests;
  private final Guard guard;

  GuardedPullRequests(PullRequests pullRequests, Guard guard) {
    this.pullRequests = pullRequests;
    this.guard = guard;
  }

  @Override
  public PullRequest create(RepoName repo, Draft draft) {
    guard.pass("open a pull request");
    return pullRequests.create(repo, draft);
  }

  @Override
  public void describe(RepoName repo, int number, String title, String body) {
    guard.pass("describe a pull request");
    pullRequests.describe(repo, number, title, body);
  }

  @Override
  public Merge merge(RepoName repo, int number, CommitId head, String message) {
    guard.pass("merge a pull request");
    return pullRequests.merge(repo, number, head, message);
  }

  @Override
  public Optional<PullRequest> find(RepoName repo, int number) {
    return pullRequests.find(repo, number);
  }

  @Override
  public List<PullRequest> open(RepoName repo) {
    return pullRequests.open(repo);
  }

  @Override
  public Optional<PullRequest> openFrom(RepoName repo, String headBranch) {
    return pullRequests.openFrom(repo, headBranch);
  }

  @Override
  public List<Review> reviews(RepoName repo, int number) {
    return pullRequests.reviews(repo, number);
  }

  @Override
  public Set<String> contributors(RepoName repo, int number) {
    return pullRequests.contributors(repo, number);
  }
}
