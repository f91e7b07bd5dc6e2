package io.mindscape.slipway.sandbox.forge.shape;

import io.mindscape.slipway.sandbox.forge.git.FileChange;
import io.mindscape.slipway.sandbox.forge.git.History;
import io.mindscape.slipway.sandbox.forge.git.Merges;
import io.mindscape.slipway.sandbox.forge.state.Pull;
import io.mindscape.slipway.sandbox.forge.state.Repo;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** Pull requests and reviews. */
public final class PullRequests {

  private final Users users;
  private final Repos repos;
  private final Discussions discussions;
  private final Links links;

  public PullRequests(Users users, Repos repos, Discussions discussions, Links links) {
    this.users = users;
    this.repos = repos;
    this.discussions = discussions;
    this.links = links;
  }

  /** A pull request as lists show it. */
  public ObjectNode simple(Repo repo, Pull pull) {
    var issue = repo.issueOf(pull);
    var url = url(repo, pull);
    var page = discussions.page(repo, pull.number());
    var shape =
        Docs.object()
            .put("id", issue.id())
            .put("node_id", Docs.node("PullRequest", issue.id()))
            .put("number", pull.number())
            .put("state", issue.isOpen() ? "open" : "closed")
            .put("locked", false)
            .put("title", issue.text().title())
            .put("body", issue.text().body())
            .put("draft", false)
            .put("url", url)
            .put("html_url", page)
            .put("diff_url", page + ".diff")
            .put("patch_url", page + ".patch")
            .put("issue_url", issueUrl(repo, pull))
            .put("commits_url", url + "/commits")
            .put("review_comments_url", url + "/comments")
            .put("review_comment_url", links.api(repo) + "/pulls/comments{/number}")
            .put("comments_url", issueUrl(repo, pull) + "/comments")
            .put("statuses_url", links.api(repo) + "/statuses/" + pull.headSha())
            .put("author_association", discussions.association(repo, issue.author()))
            .put("created_at", Docs.time(issue.created()))
            .put("updated_at", Docs.time(issue.updated()))
            .put("closed_at", issue.closed().map(Docs::time).orElse(null))
            .put("merge_commit_sha", pull.merged().map(Pull.Merged::commit).orElse(null))
            .put("merged_at", mergedAt(repo, pull))
            .putNull("auto_merge")
            .putNull("assignee")
            .putNull("milestone")
            .putNull("active_lock_reason");
    List.of("assignees", "requested_reviewers", "requested_teams").forEach(shape::putArray);
    shape.set("user", users.simple(issue.author()));
    shape.set("labels", discussions.labels(repo, issue));
    shape.set("head", end(repo, pull.head(), pull.headSha()));
    shape.set("base", end(repo, pull.base(), pull.baseSha()));
    shape.set("_links", addresses(repo, pull, page));
    return shape;
  }

  private static @Nullable String mergedAt(Repo repo, Pull pull) {
    return pull.merged().isEmpty()
        ? null
        : repo.issueOf(pull).closed().map(Docs::time).orElse(null);
  }

  /**
   * A pull request by itself.
   *
   * @param isBlocked whether something that must be green is not
   */
  public ObjectNode full(Repo repo, Pull pull, Predicate<Pull> isBlocked) {
    var shape = simple(repo, pull);
    var files = files(repo, pull);
    boolean open = repo.issueOf(pull).isOpen();
    boolean fits = open && mergeTree(repo, pull);
    var state = !open ? "unknown" : !fits ? "dirty" : isBlocked.test(pull) ? "blocked" : "clean";
    shape
        .put("merged", pull.merged().isPresent())
        .put("mergeable", open ? fits : null)
        .put("rebaseable", open ? fits : null)
        .put("mergeable_state", state)
        .put("comments", discussions.comments(repo, pull.number()).size())
        .put("review_comments", 0)
        .put("maintainer_can_modify", false)
        .put("commits", repo.git().between(pull.baseSha(), pull.headSha()).size())
        .put("additions", files.stream().mapToInt(FileChange::additions).sum())
        .put("deletions", files.stream().mapToInt(FileChange::deletions).sum())
        .put("changed_files", files.size());
    JsonNode by =
        pull.merged().<JsonNode>map(one -> users.simple(one.by())).orElse(NullNode.getInstance());
    shape.set("merged_by", by);
    return shape;
  }

  private static boolean mergeTree(Repo repo, Pull pull) {
    return new Merges(repo.git()).tree(pull.baseSha(), pull.headSha()).isPresent();
  }

  /** What a pull request changes, against where it left its base. */
  public List<FileChange> files(Repo repo, Pull pull) {
    var history = new History(repo.git());
    var from = history.mergeBase(pull.baseSha(), pull.headSha());
    return history.diff(from, pull.headSha());
  }

  /** A pull request in the fewest words, as a check run carries it. */
  public ObjectNode minimal(Repo repo, Pull pull) {
    var shape =
        Docs.object()
            .put("id", repo.issueOf(pull).id())
            .put("number", pull.number())
            .put("url", url(repo, pull));
    shape.set("head", minimalEnd(repo, pull.head(), pull.headSha()));
    shape.set("base", minimalEnd(repo, pull.base(), pull.baseSha()));
    return shape;
  }

  private ObjectNode minimalEnd(Repo repo, String branch, String sha) {
    var end = Docs.object().put("ref", branch).put("sha", sha);
    end.putObject("repo")
        .put("id", repo.name().id())
        .put("name", repo.name().name())
        .put("url", links.api(repo));
    return end;
  }

  private ObjectNode end(Repo repo, String branch, String sha) {
    var end =
        Docs.object()
            .put("label", repo.name().owner() + ":" + branch)
            .put("ref", branch)
            .put("sha", sha);
    end.set("user", users.simple(repo.name().owner()));
    end.set("repo", repos.simple(repo));
    return end;
  }

  private ObjectNode addresses(Repo repo, Pull pull, String page) {
    var url = url(repo, pull);
    var shape = Docs.object();
    shape.putObject("self").put("href", url);
    shape.putObject("html").put("href", page);
    shape.putObject("issue").put("href", issueUrl(repo, pull));
    shape.putObject("comments").put("href", issueUrl(repo, pull) + "/comments");
    shape.putObject("review_comments").put("href", url + "/comments");
    shape.putObject("review_comment").put("href", links.api(repo) + "/pulls/comments{/number}");
    shape.putObject("commits").put("href", url + "/commits");
    shape.putObject("statuses").put("href", links.api(repo) + "/statuses/" + pull.headSha());
    return shape;
  }

  /** A review. */
  public ObjectNode review(Repo repo, Pull pull, long id, Verdict verdict) {
    var page = discussions.page(repo, pull.number()) + "/review/" + id;
    var shape = Docs.object().put("id", id).put("node_id", Docs.node("PullRequestReview", id));
    shape.set("user", users.simple(verdict.remark().author()));
    shape
        .put("body", verdict.remark().body())
        .put("state", verdict.state())
        .put("html_url", page)
        .put("pull_request_url", url(repo, pull))
        .put("author_association", discussions.association(repo, verdict.remark().author()))
        .put("submitted_at", verdict.remark().at())
        .put("commit_id", verdict.commit());
    var addresses = shape.putObject("_links");
    addresses.putObject("html").put("href", page);
    addresses.putObject("pull_request").put("href", url(repo, pull));
    return shape;
  }

  /**
   * What a reviewer said.
   *
   * @param state such as {@code APPROVED}
   * @param commit the head that was looked at
   */
  public record Verdict(Discussions.Remark remark, String state, String commit) {}

  private String url(Repo repo, Pull pull) {
    return links.api(repo) + "/pulls/" + pull.number();
  }

  private String issueUrl(Repo repo, Pull pull) {
    return links.api(repo) + "/issues/" + pull.number();
  }
}
