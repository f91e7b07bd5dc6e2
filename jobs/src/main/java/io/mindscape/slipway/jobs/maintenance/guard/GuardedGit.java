package io.mindscape.slipway.jobs.maintenance.guard;

import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.jobs.git.GitStore;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.git.Snapshot;
import java.util.List;
import java.util.Optional;

/** Repositories that can be read at any time and pushed to only while the window is open. */
final class GuardedGit implements GitStore {

  private final GitStore git;
  private final Guard guard;

  GuardedGit(GitStore git, Guard guard) {
    this.git = git;
    this.guard = guard;
  }

  /** The guard is asked again whenever the edit is derived again: a push may be tried for long. */
  @Override
  public Pushed push(RepoName repo, String branch, CommitId from, CommitText text, Edit edit) {
    guard.pass("push a commit");
    return git.push(
        repo,
        branch,
        from,
        text,
        head -> {
          guard.pass("push a commit");
          return edit.on(head);
        });
  }

  @Override
  public Optional<CommitId> renew(
      RepoName repo, String branch, Renewal renewal, CommitText text, Edit edit) {
    guard.pass("push a commit");
    return git.renew(repo, branch, renewal, text, edit);
  }

  @Override
  public boolean delete(RepoName repo, String branch, CommitId expected) {
    guard.pass("delete a branch");
    return git.delete(repo, branch, expected);
  }

  @Override
  public DefaultBranch defaultBranch(RepoName repo) {
    return git.defaultBranch(repo);
  }

  @Override
  public Optional<CommitId> fetch(RepoName repo, String branch) {
    return git.fetch(repo, branch);
  }

  @Override
  public Snapshot at(RepoName repo, CommitId commit) {
    return git.at(repo, commit);
  }

  @Override
  public List<String> changed(RepoName repo, CommitId from, CommitId to) {
    return git.changed(repo, from, to);
  }

  @Override
  public Optional<CommitId> mergeBase(RepoName repo, CommitId one, CommitId other) {
    return git.mergeBase(repo, one, other);
  }

  @Override
  public Optional<CommitId> findTrailer(RepoName repo, String branch, Trailer trailer) {
    return git.findTrailer(repo, branch, trailer);
  }
}
