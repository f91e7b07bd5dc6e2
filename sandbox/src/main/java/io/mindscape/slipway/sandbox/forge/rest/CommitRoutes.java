package io.mindscape.slipway.sandbox.forge.rest;

import io.mindscape.slipway.sandbox.forge.git.Commit;
import io.mindscape.slipway.sandbox.forge.git.History;
import io.mindscape.slipway.sandbox.forge.http.Answer;
import io.mindscape.slipway.sandbox.forge.http.Call;
import io.mindscape.slipway.sandbox.forge.http.Problem;
import io.mindscape.slipway.sandbox.forge.http.Routes;
import io.mindscape.slipway.sandbox.forge.shape.Docs;
import io.mindscape.slipway.sandbox.forge.state.Repo;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;

/** Commits, and how two of them differ. */
public final class CommitRoutes implements Group {

  private final Hub hub;
  private final Gate gate;

  public CommitRoutes(Hub hub) {
    this.hub = hub;
    this.gate = new Gate(hub.state());
  }

  @Override
  public void add(Routes routes) {
    routes
        .get("/repos/{owner}/{repo}/commits", this::list)
        .get("/repos/{owner}/{repo}/compare/{+basehead}", this::compare);
  }

  /** Added last: a ref may hold slashes, and more particular paths go before. */
  void addLast(Routes routes) {
    routes.get("/repos/{owner}/{repo}/commits/{+ref}", this::get);
  }

  private Answer list(Call call) {
    var repo = gate.repo(call);
    var head =
        repo.git().resolve(call.query("sha", repo.defaultBranch())).orElseThrow(Problem::notFound);
    var path = call.query("path", "");
    var commits =
        path.isEmpty()
            ? repo.git().log(head, Integer.MAX_VALUE)
            : new History(repo.git()).touching(head, path);
    var author = call.query("author", "");
    return Answer.list(
        commits.stream()
            .filter(commit -> author.isEmpty() || isBy(commit, author))
            .map(commit -> hub.shapes().commits().simple(repo, commit))
            .toList());
  }

  private boolean isBy(Commit commit, String author) {
    var email = commit.author().email();
    var login = hub.state().accounts().byEmail(email).map(account -> account.login());
    return email.equalsIgnoreCase(author) || login.filter(author::equalsIgnoreCase).isPresent();
  }

  private Answer get(Call call) {
    var repo = gate.repo(call);
    var commit = repo.git().commit(Gate.commit(call, repo, "ref")).orElseThrow(Problem::notFound);
    return call.header("accept").contains("sha")
        ? Answer.raw(
            commit.sha().getBytes(StandardCharsets.US_ASCII),
            "application/vnd.github.sha; charset=utf-8")
        : Answer.ok(hub.shapes().commits().full(repo, commit));
  }

  private Answer compare(Call call) {
    var repo = gate.repo(call);
    var ends = call.name("basehead").split("\\.\\.\\.", 2);
    if (ends.length < 2) {
      throw Problem.notFound();
    }
    var base = end(repo, ends[0]);
    var head = end(repo, ends[1]);
    var history = new History(repo.git());
    var fork =
        history
            .mergeBase(base.sha(), head.sha())
            .orElseThrow(
                () ->
                    new Problem(
                        404, "No common ancestor between %s and %s.".formatted(ends[0], ends[1])));
    var ahead = repo.git().between(base.sha(), head.sha()).reversed();
    int behind = repo.git().between(head.sha(), base.sha()).size();
    var api = hub.shapes().links().api(repo) + "/compare/" + ends[0] + "..." + ends[1];
    var page = hub.shapes().links().page(repo) + "/compare/" + ends[0] + "..." + ends[1];
    var shape =
        Docs.object()
            .put("url", api)
            .put("html_url", page)
            .put("permalink_url", page)
            .put("diff_url", page + ".diff")
            .put("patch_url", page + ".patch");
    shape.set("base_commit", hub.shapes().commits().simple(repo, base));
    shape.set(
        "merge_base_commit",
        hub.shapes().commits().simple(repo, repo.git().commit(fork).orElseThrow()));
    shape
        .put("status", status(ahead.size(), behind))
        .put("ahead_by", ahead.size())
        .put("behind_by", behind)
        .put("total_commits", ahead.size());
    shape.set("commits", commits(repo, ahead));
    var files = history.diff(Optional.of(fork), head.sha());
    shape.set("files", hub.shapes().commits().files(repo, head.sha(), files));
    return Answer.ok(shape);
  }

  private ArrayNode commits(Repo repo, List<Commit> commits) {
    var array = Docs.array();
    commits.forEach(commit -> array.add(hub.shapes().commits().simple(repo, commit)));
    return array;
  }

  /** {@code owner:branch} means the same as {@code branch}: there are no forks. */
  private static Commit end(Repo repo, String name) {
    var mine = repo.name().owner() + ":";
    var branch = name.startsWith(mine) ? name.substring(mine.length()) : name;
    return repo.git().commit(branch).orElseThrow(Problem::notFound);
  }

  private static String status(int ahead, int behind) {
    return ahead > 0 && behind > 0
        ? "diverged"
        : ahead > 0 ? "ahead" : behind > 0 ? "behind" : "identical";
  }
}
