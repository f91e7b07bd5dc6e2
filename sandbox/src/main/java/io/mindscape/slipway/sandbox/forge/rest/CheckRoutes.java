package io.mindscape.slipway.sandbox.forge.rest;

import io.mindscape.slipway.sandbox.forge.http.Answer;
import io.mindscape.slipway.sandbox.forge.http.Call;
import io.mindscape.slipway.sandbox.forge.http.Problem;
import io.mindscape.slipway.sandbox.forge.http.Routes;
import io.mindscape.slipway.sandbox.forge.shape.Docs;
import io.mindscape.slipway.sandbox.forge.state.Repo;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Check runs: an App's verdicts on commits. */
public final class CheckRoutes implements Group {

  private static final String ONE = "/repos/{owner}/{repo}/check-runs/{check_run_id}";

  private final Hub hub;
  private final Gate gate;
  private final Suites suites;
  private final RunNews news;

  public CheckRoutes(Hub hub) {
    this.hub = hub;
    this.gate = new Gate(hub.state());
    this.suites = new Suites(hub);
    this.news = new RunNews(hub);
  }

  @Override
  public void add(Routes routes) {
    routes
        .post("/repos/{owner}/{repo}/check-runs", this::create)
        .get(ONE, call -> Answer.ok(RunNews.bare(find(call, gate.repo(call)))))
        .patch(ONE, this::update)
        .get(ONE + "/annotations", this::annotations)
        .post(ONE + "/rerequest", this::again)
        .get("/repos/{owner}/{repo}/commits/{+ref}/check-runs", this::list)
        .get("/repos/{owner}/{repo}/commits/{+ref}/check-suites", this::suites)
        .get("/repos/{owner}/{repo}/check-suites/{check_suite_id}", this::suite)
        .get("/repos/{owner}/{repo}/check-suites/{check_suite_id}/check-runs", this::ofSuite);
  }

  private ObjectNode find(Call call, Repo repo) {
    return repo.shelves()
        .checkRuns()
        .find(call.number("check_run_id"))
        .map(run -> news.shown(repo, run))
        .orElseThrow(Problem::notFound);
  }

  private Answer create(Call call) {
    var repo = gate.repo(call);
    var app = gate.installed(call);
    var name = call.required("CheckRun", "name");
    var sha = call.required("CheckRun", "head_sha");
    var commit =
        repo.git()
            .commit(sha)
            .filter(found -> found.sha().equals(sha))
            .orElseThrow(() -> new Problem(422, "No commit found for SHA: " + sha));
    var suite = suites.of(repo, app, commit);
    var run = hub.shapes().checks().run(repo, app, hub.nextId(), suite, name);
    new RunUpdate(call.json(), hub.now()).writeTo(run);
    repo.shelves().checkRuns().add(run);
    news.tell(repo, run, "created", app.login());
    return Answer.created(RunNews.bare(run));
  }

  private Answer update(Call call) {
    var repo = gate.repo(call);
    var app = gate.installed(call);
    var run = find(call, repo);
    if (run.at("/app/id").asLong() != app.id()) {
      throw new Problem(
          403,
          "Invalid app_id `%d` - check run can only be modified by the GitHub App that created it."
              .formatted(app.id()));
    }
    boolean wasOpen = !RunUpdate.isCompleted(run);
    new RunUpdate(call.json(), hub.now()).writeTo(run);
    if (wasOpen && RunUpdate.isCompleted(run)) {
      news.tell(repo, run, "completed", app.login());
    }
    return Answer.ok(RunNews.bare(run));
  }

  private Answer again(Call call) {
    var repo = gate.repo(call);
    var login = gate.writer(call, repo);
    news.ask(repo, find(call, repo), "rerequested", login, Docs.object());
    return Answer.created(Docs.object());
  }

  private Answer annotations(Call call) {
    var repo = gate.repo(call);
    var run = find(call, repo);
    return Answer.list(Annotations.of(run, hub.shapes().links().page(repo)));
  }

  private Answer list(Call call) {
    var repo = gate.repo(call);
    var sha = Gate.commit(call, repo, "ref");
    return runs(call, repo, all(call) ? CheckRuns.all(repo, sha) : CheckRuns.on(repo, sha));
  }

  private static boolean all(Call call) {
    return call.query("filter", "latest").equals("all");
  }

  private Answer runs(Call call, Repo repo, List<ObjectNode> runs) {
    return Answer.list(
        "check_runs",
        runs.stream()
            .filter(run -> fits(call, "check_name", run.path("name").asString()))
            .filter(run -> fits(call, "status", run.path("status").asString()))
            .filter(run -> fits(call, "app_id", Long.toString(run.at("/app/id").asLong())))
            .map(run -> RunNews.bare(news.shown(repo, run)))
            .toList());
  }

  private static boolean fits(Call call, String filter, String value) {
    return call.query(filter, value).equals(value);
  }

  private Answer suites(Call call) {
    var repo = gate.repo(call);
    var sha = Gate.commit(call, repo, "ref");
    var found =
        repo.shelves().checkSuites().where(suite -> suite.path("head_sha").asString().equals(sha));
    return Answer.list(
        "check_suites", found.stream().map(suite -> suites.whole(repo, suite)).toList());
  }

  private ObjectNode findSuite(Call call, Repo repo) {
    return repo.shelves()
        .checkSuites()
        .find(call.number("check_suite_id"))
        .orElseThrow(Problem::notFound);
  }

  private Answer suite(Call call) {
    var repo = gate.repo(call);
    return Answer.ok(suites.whole(repo, findSuite(call, repo)));
  }

  private Answer ofSuite(Call call) {
    var repo = gate.repo(call);
    long id = findSuite(call, repo).path("id").asLong();
    var runs = repo.shelves().checkRuns().where(run -> run.at("/check_suite/id").asLong() == id);
    return runs(call, repo, runs);
  }
}
