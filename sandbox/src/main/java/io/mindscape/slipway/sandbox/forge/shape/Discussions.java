package io.mindscape.slipway.sandbox.forge.shape;

import io.mindscape.slipway.sandbox.forge.state.Account;
import io.mindscape.slipway.sandbox.forge.state.Accounts;
import io.mindscape.slipway.sandbox.forge.state.Issue;
import io.mindscape.slipway.sandbox.forge.state.Permission;
import io.mindscape.slipway.sandbox.forge.state.Repo;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Issues, their labels and comments. */
public final class Discussions {

  /** What one may show with a reaction. */
  public static final List<String> REACTIONS =
      List.of("+1", "-1", "laugh", "confused", "heart", "hooray", "rocket", "eyes");

  private final Accounts accounts;
  private final Users users;
  private final Links links;

  public Discussions(Accounts accounts, Users users, Links links) {
    this.accounts = accounts;
    this.users = users;
    this.links = links;
  }

  public ObjectNode issue(Repo repo, Issue issue) {
    var url = links.api(repo) + "/issues/" + issue.number();
    var shape =
        Docs.object()
            .put("id", issue.id())
            .put("node_id", Docs.node("Issue", issue.id()))
            .put("number", issue.number())
            .put("title", issue.text().title())
            .put("body", issue.text().body())
            .put("state", issue.isOpen() ? "open" : "closed")
            .put("state_reason", issue.isOpen() ? null : "completed")
            .put("locked", false)
            .put("draft", false)
            .putNull("active_lock_reason")
            .put("comments", comments(repo, issue.number()).size())
            .put("url", url)
            .put("repository_url", links.api(repo))
            .put("labels_url", url + "/labels{/name}")
            .put("comments_url", url + "/comments")
            .put("events_url", url + "/events")
            .put("timeline_url", url + "/timeline")
            .put("html_url", page(repo, issue.number()))
            .put("author_association", association(repo, issue.author()))
            .putNull("assignee")
            .putNull("milestone")
            .putNull("performed_via_github_app")
            .put("created_at", Docs.time(issue.created()))
            .put("updated_at", Docs.time(issue.updated()))
            .put("closed_at", issue.closed().map(Docs::time).orElse(null));
    shape.putArray("assignees");
    shape.set("user", users.simple(issue.author()));
    shape.set("labels", labels(repo, issue));
    shape.set("reactions", reactions(url, List.of()));
    repo.pull(issue.number()).ifPresent(pull -> shape.set("pull_request", pullLink(repo, issue)));
    return shape;
  }

  private ObjectNode pullLink(Repo repo, Issue issue) {
    var page = page(repo, issue.number());
    boolean merged = repo.pull(issue.number()).flatMap(pull -> pull.merged()).isPresent();
    return Docs.object()
        .put("url", links.api(repo) + "/pulls/" + issue.number())
        .put("html_url", page)
        .put("diff_url", page + ".diff")
        .put("patch_url", page + ".patch")
        .put("merged_at", merged ? issue.closed().map(Docs::time).orElse(null) : null);
  }

  /** Where people read an issue or pull request. */
  public String page(Repo repo, int number) {
    var kind = repo.pull(number).isPresent() ? "/pull/" : "/issues/";
    return links.page(repo) + kind + number;
  }

  public ArrayNode labels(Repo repo, Issue issue) {
    var array = Docs.array();
    for (var name : issue.labels()) {
      repo.shelves().labels().where(label -> isNamed(label, name)).forEach(array::add);
    }
    return array;
  }

  /** Whether a label is the one of that name. */
  public static boolean isNamed(ObjectNode label, String name) {
    return label.path("name").asString().equalsIgnoreCase(name);
  }

  public ObjectNode label(Repo repo, long id, String name) {
    return Docs.object()
        .put("id", id)
        .put("node_id", Docs.node("Label", id))
        .put("url", links.api(repo) + "/labels/" + Commits.address(name))
        .put("name", name)
        .put("color", "ededed")
        .put("default", false)
        .putNull("description");
  }

  /** A new comment. */
  public ObjectNode comment(Repo repo, long id, Issue issue, Remark remark) {
    var url = links.api(repo) + "/issues/comments/" + id;
    var shape =
        Docs.object()
            .put("id", id)
            .put("node_id", Docs.node("IssueComment", id))
            .put("url", url)
            .put("html_url", page(repo, issue.number()) + "/comment/" + id)
            .put("issue_url", links.api(repo) + "/issues/" + issue.number());
    shape.set("user", users.simple(remark.author()));
    shape
        .put("created_at", remark.at())
        .put("updated_at", remark.at())
        .put("author_association", association(repo, remark.author()))
        .put("body", remark.body())
        .putNull("performed_via_github_app");
    shape.set("reactions", reactions(url, List.of()));
    return shape;
  }

  /**
   * What somebody says.
   *
   * @param at to the second
   */
  public record Remark(String author, String body, String at) {}

  /** The comments on an issue, oldest first. */
  public List<ObjectNode> comments(Repo repo, int number) {
    var suffix = "/issues/" + number;
    return repo.shelves()
        .comments()
        .where(one -> one.path("issue_url").asString().endsWith(suffix));
  }

  /** How often what was shown on a thing at {@code url}. */
  public static ObjectNode reactions(String url, List<String> shown) {
    var shape = Docs.object().put("url", url + "/reactions").put("total_count", shown.size());
    for (var kind : REACTIONS) {
      shape.put(kind, shown.stream().filter(kind::equals).count());
    }
    return shape;
  }

  public ObjectNode reaction(long id, String login, String content, String at) {
    var shape = Docs.object().put("id", id).put("node_id", Docs.node("Reaction", id));
    shape.set("user", users.simple(login));
    return shape.put("content", content).put("created_at", at);
  }

  /** How close to the repository somebody is. */
  public String association(Repo repo, String login) {
    if (accounts.find(login).filter(one -> one.kind() == Account.Kind.USER).isEmpty()) {
      return "NONE";
    }
    boolean member = accounts.teams(repo.name().owner()).stream().anyMatch(team -> team.has(login));
    boolean collaborator = repo.permission(login).covers(Permission.TRIAGE);
    return member ? "MEMBER" : collaborator ? "COLLABORATOR" : "NONE";
  }
}
