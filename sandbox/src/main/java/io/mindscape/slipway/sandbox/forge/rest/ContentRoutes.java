package io.mindscape.slipway.sandbox.forge.rest;

import io.mindscape.slipway.sandbox.forge.git.RefChange;
import io.mindscape.slipway.sandbox.forge.git.TreeEntry;
import io.mindscape.slipway.sandbox.forge.git.Trees;
import io.mindscape.slipway.sandbox.forge.git.Writer;
import io.mindscape.slipway.sandbox.forge.http.Answer;
import io.mindscape.slipway.sandbox.forge.http.Call;
import io.mindscape.slipway.sandbox.forge.http.Problem;
import io.mindscape.slipway.sandbox.forge.http.Routes;
import io.mindscape.slipway.sandbox.forge.shape.Commits;
import io.mindscape.slipway.sandbox.forge.shape.Docs;
import io.mindscape.slipway.sandbox.forge.state.Repo;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Files and folders of a branch, and commits of one file. */
public final class ContentRoutes implements Group {

  private static final String FILE = "/repos/{owner}/{repo}/contents/{+path}";

  private final Hub hub;
  private final Gate gate;

  public ContentRoutes(Hub hub) {
    this.hub = hub;
    this.gate = new Gate(hub.state());
  }

  @Override
  public void add(Routes routes) {
    routes
        .get("/repos/{owner}/{repo}/contents", this::read)
        .get("/repos/{owner}/{repo}/contents/", this::read)
        .get(FILE, this::read)
        .put(FILE, this::write)
        .delete(FILE, this::remove);
  }

  private Answer read(Call call) {
    var repo = gate.repo(call);
    var ref = call.query("ref", repo.defaultBranch());
    var commit =
        repo.git()
            .resolve(ref)
            .orElseThrow(() -> new Problem(404, "No commit found for the ref " + ref));
    var path = call.name("path").replaceAll("/+$", "");
    var trees = new Trees(repo.git());
    if (path.isEmpty()) {
      return folder(repo, ref, "", trees.list(commit, false).orElseThrow(Problem::notFound));
    }
    var entry = trees.at(commit, path).orElseThrow(Problem::notFound);
    if (entry.isTree()) {
      var inside = trees.list(entry.sha(), false).orElseThrow(Problem::notFound);
      return folder(repo, ref, path + "/", inside);
    }
    var bytes = trees.blob(entry.sha()).orElseThrow(Problem::notFound);
    return call.header("accept").contains("raw")
        ? Answer.raw(bytes, "application/vnd.github.raw; charset=utf-8")
        : Answer.ok(file(repo, ref, entry, bytes));
  }

  private Answer folder(Repo repo, String ref, String prefix, List<TreeEntry> entries) {
    var array = Docs.array();
    for (var entry : entries) {
      var named = new TreeEntry(prefix + entry.path(), entry.mode(), entry.sha(), entry.size());
      array.add(entry(repo, ref, named));
    }
    return Answer.ok(array);
  }

  private ObjectNode file(Repo repo, String ref, TreeEntry entry, byte[] bytes) {
    var encoded = Base64.getMimeEncoder(60, new byte[] {'\n'}).encodeToString(bytes) + "\n";
    return entry(repo, ref, entry).put("content", encoded).put("encoding", "base64");
  }

  private ObjectNode entry(Repo repo, String ref, TreeEntry entry) {
    var path = Commits.address(entry.path());
    var url = "%s/contents/%s?ref=%s".formatted(hub.shapes().links().api(repo), path, ref);
    var kind = entry.isTree() ? "trees/" : "blobs/";
    var git = hub.shapes().links().api(repo) + "/git/" + kind + entry.sha();
    var page = hub.shapes().links().page(repo) + "/blob/" + ref + "/" + path;
    var shape =
        Docs.object()
            .put("name", entry.name())
            .put("path", entry.path())
            .put("sha", entry.sha())
            .put("size", entry.size())
            .put("url", url)
            .put("html_url", page)
            .put("git_url", git)
            .put("download_url", entry.isTree() ? null : page.replace("/blob/", "/raw/"))
            .put("type", entry.isTree() ? "dir" : "file");
    shape.putObject("_links").put("self", url).put("git", git).put("html", page);
    return shape;
  }

  private Answer write(Call call) {
    var repo = gate.repo(call);
    var login = gate.writer(call, repo);
    var bytes = bytes(call.text("content").orElseThrow(() -> missing("content")));
    var edit = new Spot(repo, call, login);
    boolean isNew = edit.present().isEmpty();
    edit.mustBe(call.text("sha"));
    var mode = edit.present().map(TreeEntry::mode).orElse("100644");
    var sha = edit.commit(hub, mode, Optional.of(new Writer(repo.git()).blob(bytes)));
    var entry = new Trees(repo.git()).at(sha, edit.path()).orElseThrow(Problem::notFound);
    var shape = Docs.object();
    shape.set("content", file(repo, edit.branch(), entry, bytes));
    shape.set("commit", commit(repo, sha));
    return isNew ? Answer.created(shape) : Answer.ok(shape);
  }

  private Answer remove(Call call) {
    var repo = gate.repo(call);
    var login = gate.writer(call, repo);
    var edit = new Spot(repo, call, login);
    if (edit.present().isEmpty()) {
      throw Problem.notFound();
    }
    edit.mustBe(Optional.of(call.text("sha").orElseThrow(() -> missing("sha"))));
    var sha = edit.commit(hub, "100644", Optional.empty());
    var shape = Docs.object().putNull("content");
    shape.set("commit", commit(repo, sha));
    return Answer.ok(shape);
  }

  private ObjectNode commit(Repo repo, String sha) {
    return hub.shapes().commits().git(repo, repo.git().commit(sha).orElseThrow());
  }

  private static byte[] bytes(String content) {
    try {
      return Base64.getMimeDecoder().decode(content);
    } catch (IllegalArgumentException notBase64) {
      throw new Problem(422, "content is not valid Base64");
    }
  }

  private static Problem missing(String field) {
    return new Problem(422, "Invalid request.\n\n\"" + field + "\" wasn't supplied.");
  }

  /** One path on one branch, where something is to change. */
  private record Spot(Repo repo, Call call, String login) {

    String path() {
      return call.name("path");
    }

    String branch() {
      return call.text("branch").orElse(repo.defaultBranch());
    }

    String head() {
      return repo.git()
          .branch(branch())
          .orElseThrow(() -> new Problem(404, "Branch " + branch() + " not found"));
    }

    Optional<TreeEntry> present() {
      return new Trees(repo.git()).at(head(), path());
    }

    void mustBe(Optional<String> sha) {
      if (!present().map(TreeEntry::sha).equals(sha)) {
        throw sha.isEmpty()
            ? missing("sha")
            : new Problem(409, "%s does not match %s".formatted(path(), sha.get()));
      }
    }

    /** Commits the change and moves the branch; says the commit's id. */
    String commit(Hub hub, String mode, Optional<String> blob) {
      var writer = new Writer(repo.git());
      var head = head();
      var edits = List.of(new Writer.Edit(path(), mode, blob));
      var tree = writer.tree(Optional.of(head), edits);
      var author = Authors.of(hub, login);
      var message = call.text("message").orElseThrow(() -> missing("message"));
      var text = new Writer.NewCommit(tree, List.of(head), message, author, author);
      var sha = writer.commit(text);
      var ref = "refs/heads/" + branch();
      if (writer.move(ref, Optional.of(head), sha, false) != Writer.Moved.MOVED) {
        throw new Problem(409, "%s is not at %s".formatted(branch(), head));
      }
      hub.pushes().happened(repo, new RefChange(ref, head, sha), login);
      return sha;
    }
  }
}
