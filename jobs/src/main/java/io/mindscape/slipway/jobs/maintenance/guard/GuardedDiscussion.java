package io.mindscape.slipway.jobs.maintenance.guard;

import io.mindscape.slipway.jobs.forge.Discussion;
import io.mindscape.slipway.jobs.git.RepoName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Comments and issues that can be read at any time and written only while the window is open. */
final class GuardedDiscussion implements Discussion {

  private final Discussion discussion;
  private final Guard guard;

  GuardedDiscussion(Discussion discussion, Guard guard) {
    this.discussion = discussion;
    this.guard = guard;
  }

  @Override
  public Comment write(RepoName repo, int number, String body) {
    guard.pass("write a comment");
    return discussion.write(repo, number, body);
  }

  @Override
  public void replace(RepoName repo, long comment, String body) {
    guard.pass("change a comment");
    discussion.replace(repo, comment, body);
  }

  @Override
  public void react(RepoName repo, long comment, Reaction reaction) {
    guard.pass("react to a comment");
    discussion.react(repo, comment, reaction);
  }

  @Override
  public int openIssue(RepoName repo, String label, String title, String body) {
    guard.pass("open an issue");
    return discussion.openIssue(repo, label, title, body);
  }

  @Override
  public void replaceIssue(RepoName repo, int number, String body) {
    guard.pass("change an issue");
    discussion.replaceIssue(repo, number, body);
  }

  @Override
  public void closeIssue(RepoName repo, int number) {
    guard.pass("close an issue");
    discussion.closeIssue(repo, number);
  }

  @Override
  public Optional<Comment> find(RepoName repo, long comment) {
    return discussion.find(repo, comment);
  }

  @Override
  public List<Comment> comments(RepoName repo, int number) {
    return discussion.comments(repo, number);
  }

  @Override
  public List<Comment> commentsSince(RepoName repo, Instant since) {
    return discussion.commentsSince(repo, since);
  }

  @Override
  public Optional<Comment> findMarked(RepoName repo, int number, String marker) {
    return discussion.findMarked(repo, number, marker);
  }

  @Override
  public List<Titled> openIssues(RepoName repo, String label) {
    return discussion.openIssues(repo, label);
  }

  @Override
  public Optional<String> issueText(RepoName repo, int number) {
    return discussion.issueText(repo, number);
  }

  @Override
  public Optional<Integer> findIssue(RepoName repo, String label) {
    return discussion.findIssue(repo, label);
  }

  @Override
  public Optional<Integer> findIssue(RepoName repo, String label, String title) {
    return discussion.findIssue(repo, label, title);
  }
}
