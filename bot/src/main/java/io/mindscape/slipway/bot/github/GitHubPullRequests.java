package io.mindscape.slipway.bot.github;

import io.mindscape.slipway.jobs.forge.PullRequest;
import io.mindscape.slipway.jobs.forge.PullRequests;
import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.policies.Refused;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.kohsuke.github.GHIssueState;
import org.kohsuke.github.GHPullRequest;
import tools.jackson.databind.JsonNode;

/** Pull requests. */
final class GitHubPullRequests implements PullRequests {

  /** GitHub lists no more commits of a pull request than this, and does not say that it stopped. */
  private static final int MOST_COMMITS = 250;

  private final Session session;

  GitHubPullRequests(Session session) {
    this.session = session;
  }

  @Override
  public Optional<PullRequest> find(RepoName repo, int number) {
    return session.find(repo, what(repo, number), it -> value(repo, it.getPullRequest(number)));
  }

  @Override
  public List<PullRequest> open(RepoName repo) {
    return session.ask(
        repo,
        "pull requests in " + repo,
        it -> {
          var open = new ArrayList<PullRequest>();
          for (var pull :
              it.queryPullRequests().state(GHIssueState.OPEN).list().withPageSize(100)) {
            open.add(value(repo, pull));
          }
          return List.copyOf(open);
        });
  }

  @Override
  public Optional<PullRequest> openFrom(RepoName repo, String headBranch) {
    return session.ask(
        repo,
        "pull requests in " + repo,
        it -> {
          var from =
              it.queryPullRequests()
                  .state(GHIssueState.OPEN)
                  .head(repo.owner() + ":" + headBranch)
                  .list();
          for (var pull : from) {
            var value = value(repo, pull);
            if (value.headBranch().equals(headBranch) && !value.fromFork()) {
              return Optional.of(value);
            }
          }
          return Optional.<PullRequest>empty();
        });
  }

  @Override
  public PullRequest create(RepoName repo, Draft draft) {
    return session.ask(
        repo,
        "to open a pull request from %s in %s".formatted(draft.headBranch(), repo),
        it ->
            value(
                repo,
                it.createPullRequest(
                    draft.title(), draft.headBranch(), draft.baseBranch(), draft.body())));
  }

  @Override
  public void describe(RepoName repo, int number, String title, String body) {
    session.ask(
        repo,
        what(repo, number),
        it -> {
          var pull = it.getPullRequest(number);
          if (!title.equals(pull.getTitle())) {
            pull.setTitle(title);
          }
          if (!body.equals(Objects.requireNonNullElse(pull.getBody(), ""))) {
            pull.setBody(body);
          }
          return number;
        });
  }

  @Override
  public Merge merge(RepoName repo, int number, CommitId head, String message) {
    var path = path(repo, number) + "/merge";
    var lines = message.strip().split("\n", 2);
    var body =
        Map.of(
            "sha",
            head.hex(),
            "merge_method",
            "merge",
            "commit_title",
            lines[0].strip(),
            "commit_message",
            lines.length > 1 ? lines[1].strip() : "");
    var reply = session.rest().answer(repo.owner(), "PUT", path, body);
    return switch (reply.status()) {
      // GitHub says 409 both for a head that moved and for a base that moves right now.
      case 409 ->
          headIs(repo, number, head)
              ? new Merge.NotMergeable(Trouble.words(reply.text()))
              : new Merge.HeadMoved();
      case 405 -> new Merge.NotMergeable(Trouble.words(reply.text()));
      default ->
          new Merge.Merged(
              new CommitId(session.rest().json("PUT " + path, reply).path("sha").asString("")));
    };
  }

  @Override
  public List<Review> reviews(RepoName repo, int number) {
    return session.rest().list(repo.owner(), path(repo, number) + "/reviews").stream()
        .flatMap(review -> review(review).stream())
        .toList();
  }

  @Override
  public Set<String> contributors(RepoName repo, int number) {
    var commits = session.rest().list(repo.owner(), path(repo, number) + "/commits");
    if (commits.size() >= MOST_COMMITS) {
      throw new Refused(
          "%s has %d commits or more, and GitHub does not tell who wrote the others: split it"
              .formatted(what(repo, number), MOST_COMMITS));
    }
    return Contributors.of(commits);
  }

  private boolean headIs(RepoName repo, int number, CommitId head) {
    return find(repo, number).filter(pull -> pull.head().equals(head)).isPresent();
  }

  private static PullRequest value(RepoName repo, GHPullRequest pull) throws IOException {
    return new PullRequest(
        repo,
        pull.getNumber(),
        pull.getTitle(),
        Objects.requireNonNullElse(pull.getBody(), ""),
        pull.getUser() == null ? "ghost" : pull.getUser().getLogin(),
        headRepo(repo, pull),
        pull.getHead().getRef(),
        new CommitId(pull.getHead().getSha()),
        pull.getBase().getRef(),
        new CommitId(pull.getBase().getSha()),
        pull.getState() == GHIssueState.OPEN,
        pull.getMergedAt() == null ? null : new CommitId(pull.getMergeCommitSha()));
  }

  /** A fork that was deleted is still another repository. */
  private static RepoName headRepo(RepoName repo, GHPullRequest pull) {
    var head = pull.getHead().getRepository();
    return head == null
        ? new RepoName("deleted-fork", repo.name())
        : RepoName.parse(head.getFullName());
  }

  /** Nothing for a review that is still being written, or whose commit is gone. */
  private static Optional<Review> review(JsonNode json) {
    var commit = json.path("commit_id").asString("");
    var verdict =
        switch (json.path("state").asString("")) {
          case "APPROVED" -> Review.Verdict.APPROVED;
          case "CHANGES_REQUESTED" -> Review.Verdict.CHANGES_REQUESTED;
          case "COMMENTED" -> Review.Verdict.COMMENTED;
          case "DISMISSED" -> Review.Verdict.DISMISSED;
          default -> null;
        };
    return verdict == null || commit.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Review(
                json.path("user").path("login").asString("ghost"), verdict, new CommitId(commit)));
  }

  private static String path(RepoName repo, int number) {
    return Rest.path("/repos", repo.owner(), repo.name(), "pulls", number);
  }

  private static String what(RepoName repo, int number) {
    return "pull request %d in %s".formatted(number, repo);
  }
}
