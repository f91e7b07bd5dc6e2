package io.mindscape.slipway.jobs.forge;

import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.jobs.git.RepoName;
import org.jspecify.annotations.Nullable;

/**
 * A pull request as the forge described it at one moment.
 *
 * @param body its description as it is now (anyone who may write here can edit it); empty for none
 * @param headRepo where the head branch lives; another repository for a fork
 * @param mergeCommit null while it is not merged
 */
public record PullRequest(
    RepoName repo,
    int number,
    String title,
    String body,
    String author,
    RepoName headRepo,
    String headBranch,
    CommitId head,
    String baseBranch,
    CommitId base,
    boolean open,
    @Nullable CommitId mergeCommit) {

  public boolean merged() {
    return mergeCommit != null;
  }

  public boolean fromFork() {
    return !headRepo.equals(repo);
  }
}
