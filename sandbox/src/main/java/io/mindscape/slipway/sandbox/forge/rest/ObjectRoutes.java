package io.mindscape.slipway.sandbox.forge.rest;

import io.mindscape.slipway.sandbox.forge.git.TreeEntry;
import io.mindscape.slipway.sandbox.forge.git.Trees;
import io.mindscape.slipway.sandbox.forge.git.Writer;
import io.mindscape.slipway.sandbox.forge.http.Answer;
import io.mindscape.slipway.sandbox.forge.http.Call;
import io.mindscape.slipway.sandbox.forge.http.Problem;
import io.mindscape.slipway.sandbox.forge.http.Routes;
import io.mindscape.slipway.sandbox.forge.shape.Docs;
import io.mindscape.slipway.sandbox.forge.state.Repo;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Git's objects: trees, commits and blobs. */
public final class ObjectRoutes implements Group {

  private static final Pattern ID = Pattern.compile("[0-9a-f]{40}");

  private final Hub hub;
  private final Gate gate;

  public ObjectRoutes(Hub hub) {
    this.hub = hub;
    this.gate = new Gate(hub.state());
  }

  @Override
  public void add(Routes routes) {
    routes
        .get("/repos/{owner}/{repo}/git/trees/{+tree_sha}", this::tree)
        .post("/repos/{owner}/{repo}/git/trees", this::newTree)
        .get("/repos/{owner}/{repo}/git/commits/{commit_sha}", this::commit)
        .post("/repos/{owner}/{repo}/git/commits", this::newCommit)
        .get("/repos/{owner}/{repo}/git/blobs/{file_sha}", this::blob)
        .post("/repos/{owner}/{repo}/git/blobs", this::newBlob);
  }

  private Answer tree(Call call) {
    var repo = gate.repo(call);
    var name = call.name("tree_sha");
    var sha = repo.git().resolve(name).orElse(name);
    return Answer.ok(tree(repo, id(sha), !call.query("recursive", "").isEmpty()));
  }

  private ObjectNode tree(Repo repo, String sha, boolean recursive) {
    var entries = new Trees(repo.git()).list(sha, recursive).orElseThrow(Problem::notFound);
    var shape =
        Docs.object()
            .put("sha", sha)
            .put("url", hub.shapes().links().api(repo) + "/git/trees/" + sha);
    var array = shape.putArray("tree");
    entries.forEach(entry -> array.add(entry(repo, entry)));
    return shape.put("truncated", false);
  }

  private ObjectNode entry(Repo repo, TreeEntry entry) {
    var shape =
        Docs.object()
            .put("path", entry.path())
            .put("mode", entry.mode())
            .put("type", entry.type())
            .put("sha", entry.sha());
    if (entry.isTree()) {
      return shape.put("url", hub.shapes().links().api(repo) + "/git/trees/" + entry.sha());
    }
    shape.put("size", entry.size());
    return shape.put("url", hub.shapes().links().api(repo) + "/git/blobs/" + entry.sha());
  }

  private Answer newTree(Call call) {
    var repo = gate.repo(call);
    gate.writer(call, repo);
    var writer = new Writer(repo.git());
    var edits = new ArrayList<Writer.Edit>();
    for (var entry : call.json().path("tree")) {
      edits.add(edit(repo, writer, entry));
    }
    var base = call.text("base_tree").map(name -> repo.git().resolve(name).orElse(name));
    return Answer.created(tree(repo, writer.tree(base.map(ObjectRoutes::id), edits), false));
  }

  private static Writer.Edit edit(Repo repo, Writer writer, JsonNode entry) {
    var path = entry.path("path").asString("");
    var mode = entry.path("mode").asString("100644");
    if (path.isEmpty() || !mode.matches("100644|100755|120000")) {
      throw new Problem(422, "tree.path and a file's tree.mode are needed");
    }
    if (entry.path("content").isString()) {
      var bytes = entry.path("content").asString().getBytes(StandardCharsets.UTF_8);
      return new Writer.Edit(path, mode, Optional.of(writer.blob(bytes)));
    }
    if (entry.path("sha").isNull()) {
      return new Writer.Edit(path, mode, Optional.empty());
    }
    var sha = id(entry.path("sha").asString(""));
    if (new Trees(repo.git()).blob(sha).isEmpty()) {
      throw new Problem(422, "tree.sha " + sha + " is not a valid blob");
    }
    return new Writer.Edit(path, mode, Optional.of(sha));
  }

  private Answer commit(Call call) {
    var repo = gate.repo(call);
    var commit = repo.git().commit(id(call.name("commit_sha"))).orElseThrow(Problem::notFound);
    return Answer.ok(hub.shapes().commits().git(repo, commit));
  }

  private Answer newCommit(Call call) {
    var repo = gate.repo(call);
    var login = gate.writer(call, repo);
    var parents = new ArrayList<String>();
    for (var parent : call.json().path("parents")) {
      parents.add(known(repo, id(parent.asString(""))));
    }
    var tree = id(call.required("Commit", "tree"));
    if (new Trees(repo.git()).list(tree, false).isEmpty()) {
      throw new Problem(422, "Tree SHA does not exist");
    }
    var author = Authors.named(call.json().path("author"), Authors.of(hub, login));
    var committer = Authors.named(call.json().path("committer"), author);
    var text =
        new Writer.NewCommit(tree, parents, call.required("Commit", "message"), author, committer);
    var sha = new Writer(repo.git()).commit(text);
    var written = repo.git().commit(sha).orElseThrow();
    return Answer.created(hub.shapes().commits().git(repo, written));
  }

  private static String known(Repo repo, String sha) {
    return repo.git()
        .resolve(sha)
        .orElseThrow(() -> new Problem(422, "Parent SHA does not exist or is not a commit object"));
  }

  private Answer blob(Call call) {
    var repo = gate.repo(call);
    var sha = id(call.name("file_sha"));
    var bytes = new Trees(repo.git()).blob(sha).orElseThrow(Problem::notFound);
    if (call.header("accept").contains("raw")) {
      return Answer.raw(bytes, "application/vnd.github.raw; charset=utf-8");
    }
    return Answer.ok(
        Docs.object()
            .put("sha", sha)
            .put("node_id", "B_" + sha)
            .put("size", bytes.length)
            .put("url", blobUrl(repo, sha))
            .put("content", Base64.getMimeEncoder(60, new byte[] {'\n'}).encodeToString(bytes))
            .put("encoding", "base64"));
  }

  private Answer newBlob(Call call) {
    var repo = gate.repo(call);
    gate.writer(call, repo);
    var content = call.text("content").orElse("");
    var bytes =
        call.text("encoding").orElse("utf-8").equals("base64")
            ? Base64.getMimeDecoder().decode(content)
            : content.getBytes(StandardCharsets.UTF_8);
    var sha = new Writer(repo.git()).blob(bytes);
    return Answer.created(Docs.object().put("sha", sha).put("url", blobUrl(repo, sha)));
  }

  private String blobUrl(Repo repo, String sha) {
    return hub.shapes().links().api(repo) + "/git/blobs/" + sha;
  }

  private static String id(String text) {
    if (!ID.matcher(text).matches()) {
      throw Problem.notFound();
    }
    return text;
  }
}
