package io.mindscape.slipway.jobs.git;

import java.util.Map;

final class MemoryGitTest extends GitStoreContract {

  private final MemoryGit git = new MemoryGit();

  @Override
  protected GitStore store() {
    return git;
  }

  @Override
  protected CommitId createRepository(Map<String, String> files) {
    return git.create(REPO, files);
  }

  @Override
  protected CommitId pushAsSomebodyElse(String branch, CommitId from, Map<String, String> changes) {
    if (git.head(REPO, branch).isEmpty()) {
      git.branch(REPO, branch, from);
    }
    return git.commit(REPO, branch, changes, "bo");
  }
}
