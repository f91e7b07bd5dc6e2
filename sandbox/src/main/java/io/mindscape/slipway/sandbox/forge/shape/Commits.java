package io.mindscape.slipway.sandbox.forge.shape;

import io.mindscape.slipway.sandbox.forge.git.Commit;
import io.mindscape.slipway.sandbox.forge.git.FileChange;
import io.mindscape.slipway.sandbox.forge.git.History;
import io.mindscape.slipway.sandbox.forge.git.Ident;
import io.mindscape.slipway.sandbox.forge.state.Accounts;
import io.mindscape.slipway.sandbox.forge.state.Repo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** Commits and what they change. */
public final class Commits {

  private final Accounts accounts;
  private final Users users;
  private final Links links;

  public Commits(Accounts accounts, Users users, Links links) {
    this.accounts = accounts;
    this.users = users;
    this.links = links;
  }

  /** A commit as lists show it. */
  public ObjectNode simple(Repo repo, Commit commit) {
    var shape = Docs.object().put("sha", commit.sha()).put("node_id", node(repo, commit));
    var inner = Docs.object();
    inner.set("author", ident(commit.author()));
    inner.set("committer", ident(commit.committer()));
    inner.put("message", commit.message().stripTrailing());
    inner.set("tree", tree(repo, commit));
    inner.put("url", gitUrl(repo, commit.sha())).put("comment_count", 0);
    inner.set("verification", unsigned());
    shape.set("commit", inner);
    var url = url(repo, commit.sha());
    shape.put("url", url).put("html_url", page(repo, commit.sha()));
    shape.put("comments_url", url + "/comments");
    shape.set("author", account(commit.author()));
    shape.set("committer", account(commit.committer()));
    shape.set("parents", parents(repo, commit, false));
    return shape;
  }

  /** A commit by itself, with its files. */
  public ObjectNode full(Repo repo, Commit commit) {
    var files = new History(repo.git()).changes(commit);
    var shape = simple(repo, commit);
    int added = files.stream().mapToInt(FileChange::additions).sum();
    int removed = files.stream().mapToInt(FileChange::deletions).sum();
    shape
        .putObject("stats")
        .put("total", added + removed)
        .put("additions", added)
        .put("deletions", removed);
    shape.set("files", files(repo, commit.sha(), files));
    return shape;
  }

  /** A commit as Git has it. */
  public ObjectNode git(Repo repo, Commit commit) {
    var shape =
        Docs.object()
            .put("sha", commit.sha())
            .put("node_id", node(repo, commit))
            .put("url", gitUrl(repo, commit.sha()))
            .put("html_url", page(repo, commit.sha()));
    shape.set("author", ident(commit.author()));
    shape.set("committer", ident(commit.committer()));
    shape.set("tree", tree(repo, commit));
    shape.put("message", commit.message());
    shape.set("parents", parents(repo, commit, true));
    shape.set("verification", unsigned());
    return shape;
  }

  /** A commit as a push carries it. */
  public ObjectNode pushed(Repo repo, Commit commit) {
    var shape =
        Docs.object()
            .put("id", commit.sha())
            .put("tree_id", commit.tree())
            .put("distinct", true)
            .put("message", commit.message().stripTrailing())
            .put("timestamp", Docs.time(commit.committer().when()))
            .put("url", page(repo, commit.sha()));
    shape.set("author", named(commit.author()));
    shape.set("committer", named(commit.committer()));
    var files = new History(repo.git()).changes(commit);
    shape.set("added", paths(files, "added"));
    shape.set("removed", paths(files, "removed"));
    shape.set("modified", paths(files, "modified", "renamed", "copied"));
    return shape;
  }

  /** A commit in the fewest words, as a check suite carries it. */
  public ObjectNode brief(Commit commit) {
    var shape =
        Docs.object()
            .put("id", commit.sha())
            .put("tree_id", commit.tree())
            .put("message", commit.message().stripTrailing())
            .put("timestamp", Docs.time(commit.committer().when()));
    shape.set("author", plain(commit.author()));
    shape.set("committer", plain(commit.committer()));
    return shape;
  }

  public ArrayNode files(Repo repo, String sha, List<FileChange> files) {
    var array = Docs.array();
    files.forEach(file -> array.add(file(repo, sha, file)));
    return array;
  }

  public ObjectNode file(Repo repo, String sha, FileChange file) {
    var page = links.page(repo);
    var shape =
        Docs.object()
            .put("sha", file.sha())
            .put("filename", file.path())
            .put("status", file.status())
            .put("additions", file.additions())
            .put("deletions", file.deletions())
            .put("changes", file.additions() + file.deletions())
            .put("blob_url", page + "/blob/" + sha + "/" + address(file.path()))
            .put("raw_url", page + "/raw/" + sha + "/" + address(file.path()))
            .put(
                "contents_url",
                "%s/contents/%s?ref=%s".formatted(links.api(repo), address(file.path()), sha));
    if (!file.patch().isEmpty()) {
      shape.put("patch", file.patch());
    }
    if (!file.previous().equals(file.path())) {
      shape.put("previous_filename", file.previous());
    }
    return shape;
  }

  /** A path as an address may hold it. */
  public static String address(String path) {
    return URLEncoder.encode(path, StandardCharsets.UTF_8).replace("+", "%20").replace("%2F", "/");
  }

  public String url(Repo repo, String sha) {
    return links.api(repo) + "/commits/" + sha;
  }

  private String gitUrl(Repo repo, String sha) {
    return links.api(repo) + "/git/commits/" + sha;
  }

  private String page(Repo repo, String sha) {
    return links.page(repo) + "/commit/" + sha;
  }

  private static String node(Repo repo, Commit commit) {
    return Docs.node("Commit", repo.name().id() + ":" + commit.sha());
  }

  private ObjectNode tree(Repo repo, Commit commit) {
    return Docs.object()
        .put("sha", commit.tree())
        .put("url", links.api(repo) + "/git/trees/" + commit.tree());
  }

  private ArrayNode parents(Repo repo, Commit commit, boolean git) {
    var array = Docs.array();
    for (var parent : commit.parents()) {
      array
          .addObject()
          .put("sha", parent)
          .put("url", git ? gitUrl(repo, parent) : url(repo, parent))
          .put("html_url", page(repo, parent));
    }
    return array;
  }

  private JsonNode account(Ident ident) {
    return accounts
        .byEmail(ident.email())
        .<JsonNode>map(users::simple)
        .orElse(NullNode.getInstance());
  }

  private static ObjectNode plain(Ident ident) {
    return Docs.object().put("name", ident.name()).put("email", ident.email());
  }

  private static ObjectNode ident(Ident ident) {
    return plain(ident).put("date", Docs.time(ident.when()));
  }

  private ObjectNode named(Ident ident) {
    var shape = plain(ident);
    accounts.byEmail(ident.email()).ifPresent(account -> shape.put("username", account.login()));
    return shape;
  }

  private static ObjectNode unsigned() {
    return Docs.object()
        .put("verified", false)
        .put("reason", "unsigned")
        .putNull("signature")
        .putNull("payload")
        .putNull("verified_at");
  }

  private static ArrayNode paths(List<FileChange> files, String... kinds) {
    var array = Docs.array();
    files.stream()
        .filter(file -> Arrays.asList(kinds).contains(file.status()))
        .forEach(file -> array.add(file.path()));
    return array;
  }
}
