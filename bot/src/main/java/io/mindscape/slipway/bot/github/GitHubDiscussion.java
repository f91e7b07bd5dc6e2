package io.mindscape.slipway.bot.github;

import io.mindscape.slipway.jobs.forge.Discussion;
import io.mindscape.slipway.jobs.git.RepoName;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.kohsuke.github.GHIssue;
import org.kohsuke.github.GHIssueState;
import org.kohsuke.github.GHRepository;
import org.kohsuke.github.PagedIterable;
import tools.jackson.databind.JsonNode;

/** Comments by their ids, and the bot's issues. */
final class GitHubDiscussion implements Discussion {

  /** What a comment and an issue may hold, in characters. */
  private static final int LONGEST = 65_536;

  private final Session session;

  GitHubDiscussion(Session session) {
    this.session = session;
  }

  @Override
  public Optional<Comment> find(RepoName repo, long comment) {
    return session.rest().get(repo.owner(), one(repo, comment)).map(GitHubDiscussion::comment);
  }

  @Override
  public List<Comment> comments(RepoName repo, int number) {
    return session.rest().list(repo.owner(), all(repo, number)).stream()
        .map(GitHubDiscussion::comment)
        .toList();
  }

  @Override
  public List<Comment> commentsSince(RepoName repo, Instant since) {
    var path =
        Rest.path("/repos", repo.owner(), repo.name(), "issues", "comments")
            + "?sort=updated&direction=asc&since="
            + since.truncatedTo(ChronoUnit.SECONDS);
    return session.rest().list(repo.owner(), path).stream().map(GitHubDiscussion::comment).toList();
  }

  @Override
  public Optional<Comment> findMarked(RepoName repo, int number, String marker) {
    var self = session.credentials().self();
    return comments(repo, number).stream()
        .filter(comment -> comment.author().equalsIgnoreCase(self))
        .filter(comment -> comment.body().startsWith(marker))
        .findFirst();
  }

  @Override
  public Comment write(RepoName repo, int number, String body) {
    var fitting = fit("Comment on %s#%d".formatted(repo, number), body);
    return comment(
        session.rest().send(repo.owner(), "POST", all(repo, number), Map.of("body", fitting)));
  }

  @Override
  public void replace(RepoName repo, long comment, String body) {
    var there = find(repo, comment);
    if (there.isEmpty()) {
      return;
    }
    var fitting = fit("Comment on %s#%d".formatted(repo, there.get().issue()), body);
    if (!same(there.get().body(), fitting)) {
      session.rest().send(repo.owner(), "PATCH", one(repo, comment), Map.of("body", fitting));
    }
  }

  @Override
  public void react(RepoName repo, long comment, Reaction reaction) {
    var content =
        switch (reaction) {
          case EYES -> "eyes";
          case ROCKET -> "rocket";
          case CONFUSED -> "confused";
        };
    // GitHub answers with the reaction that is there if we have reacted so before.
    session
        .rest()
        .send(repo.owner(), "POST", one(repo, comment) + "/reactions", Map.of("content", content));
  }

  @Override
  public Optional<Integer> findIssue(RepoName repo, String label) {
    return ownIssue(repo, label, issue -> true);
  }

  @Override
  public Optional<Integer> findIssue(RepoName repo, String label, String title) {
    return ownIssue(repo, label, issue -> title.equals(issue.getTitle()));
  }

  @Override
  public List<Titled> openIssues(RepoName repo, String label) {
    var self = session.credentials().self();
    return session.ask(
        repo,
        "issues in " + repo,
        it -> {
          var found = new ArrayList<Titled>();
          for (var issue : labelled(it, label)) {
            if (!issue.isPullRequest() && isBy(issue, self)) {
              found.add(new Titled(issue.getNumber(), issue.getTitle()));
            }
          }
          return found;
        });
  }

  private static PagedIterable<GHIssue> labelled(GHRepository repo, String label) {
    return repo.queryIssues().state(GHIssueState.OPEN).label(label).pageSize(100).list();
  }

  @Override
  public Optional<String> issueText(RepoName repo, int number) {
    return session
        .rest()
        .get(repo.owner(), Rest.path("/repos", repo.owner(), repo.name(), "issues", number))
        .map(issue -> issue.path("body").asString(""));
  }

  @Override
  public int openIssue(RepoName repo, String label, String title, String body) {
    return session.ask(
        repo,
        "the issue \"%s\" in %s".formatted(title, repo),
        it -> it.createIssue(title).body(fit(title, body)).label(label).create().getNumber());
  }

  @Override
  public void replaceIssue(RepoName repo, int number, String body) {
    session.ask(
        repo,
        "issue %d in %s".formatted(number, repo),
        it -> {
          var issue = it.getIssue(number);
          var fitting = fit(issue.getTitle(), body);
          if (!same(String.valueOf(issue.getBody()), fitting)) {
            issue.setBody(fitting);
          }
          return number;
        });
  }

  @Override
  public void closeIssue(RepoName repo, int number) {
    session.ask(
        repo,
        "issue %d in %s".formatted(number, repo),
        it -> {
          var issue = it.getIssue(number);
          if (issue.getState() != GHIssueState.CLOSED) {
            issue.close();
          }
          return number;
        });
  }

  private Optional<Integer> ownIssue(RepoName repo, String label, Predicate<GHIssue> wanted) {
    var self = session.credentials().self();
    return session.ask(
        repo,
        "issues in " + repo,
        it -> {
          for (var issue : labelled(it, label)) {
            if (!issue.isPullRequest() && isBy(issue, self) && wanted.test(issue)) {
              return Optional.of(issue.getNumber());
            }
          }
          return Optional.<Integer>empty();
        });
  }

  private static boolean isBy(GHIssue issue, String login) throws IOException {
    return issue.getUser() != null && login.equalsIgnoreCase(issue.getUser().getLogin());
  }

  private static Comment comment(JsonNode json) {
    var issue = json.path("issue_url").asString("");
    return new Comment(
        json.path("id").asLong(),
        Integer.parseInt(issue.substring(issue.lastIndexOf('/') + 1)),
        json.path("user").path("login").asString("ghost"),
        json.path("body").asString(""),
        !json.path("created_at").equals(json.path("updated_at")),
        Instant.parse(json.path("updated_at").asString("")));
  }

  /** GitHub stores line ends as CR LF in places, and drops white space at the end. */
  private static boolean same(String there, String wanted) {
    return there.replace("\r\n", "\n").strip().equals(wanted.replace("\r\n", "\n").strip());
  }

  private String fit(String title, String body) {
    return session.fit(LONGEST, title, body);
  }

  private static String all(RepoName repo, int number) {
    return Rest.path("/repos", repo.owner(), repo.name(), "issues", number, "comments");
  }

  private static String one(RepoName repo, long comment) {
    return Rest.path("/repos", repo.owner(), repo.name(), "issues", "comments", comment);
  }
}
