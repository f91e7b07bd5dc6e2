package io.mindscape.slipway.sandbox.forge.rest;

import io.mindscape.slipway.sandbox.forge.git.Commit;
import io.mindscape.slipway.sandbox.forge.state.App;
import io.mindscape.slipway.sandbox.forge.state.Repo;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Check suites: what an App's check runs on one commit come to together. */
final class Suites {

  private final Hub hub;

  Suites(Hub hub) {
    this.hub = hub;
  }

  /** The suite of an App on a commit, or a new one. */
  ObjectNode of(Repo repo, App app, Commit commit) {
    return repo.shelves().checkSuites().all().stream()
        .filter(suite -> suite.path("head_sha").asString().equals(commit.sha()))
        .filter(suite -> suite.at("/app/id").asLong() == app.id())
        .findFirst()
        .orElseGet(
            () ->
                repo.shelves()
                    .checkSuites()
                    .add(hub.shapes().checks().suite(repo, app, hub.nextId(), commit, hub.now())));
  }

  /** Brings the suite of a run up to date. */
  void follow(Repo repo, ObjectNode run) {
    long id = run.at("/check_suite/id").asLong();
    repo.shelves().checkSuites().find(id).ifPresent(suite -> sum(suite, runs(repo, suite)));
  }

  private static List<ObjectNode> runs(Repo repo, ObjectNode suite) {
    var sha = suite.path("head_sha").asString();
    return CheckRuns.on(repo, sha).stream()
        .filter(run -> run.at("/app/id").asLong() == suite.at("/app/id").asLong())
        .toList();
  }

  private void sum(ObjectNode suite, List<ObjectNode> runs) {
    boolean done = runs.stream().allMatch(RunUpdate::isCompleted);
    boolean failed =
        runs.stream().anyMatch(run -> run.path("conclusion").asString("").equals("failure"));
    suite
        .put("status", done ? "completed" : "in_progress")
        .put("conclusion", !done ? null : failed ? "failure" : "success")
        .put("latest_check_runs_count", runs.size())
        .put("updated_at", hub.now());
  }

  /** A suite with its commit and repository. */
  ObjectNode whole(Repo repo, ObjectNode suite) {
    var whole = suite.deepCopy();
    repo.git()
        .commit(suite.path("head_sha").asString())
        .ifPresent(commit -> whole.set("head_commit", hub.shapes().commits().brief(commit)));
    whole.set("repository", hub.shapes().repos().brief(repo));
    return whole;
  }

  /** A suite as a delivery about one of its runs carries it. */
  ObjectNode inRun(Repo repo, ObjectNode suite) {
    var inside = suite.deepCopy();
    var sha = suite.path("head_sha").asString();
    inside.set("pull_requests", hub.shapes().checks().pulls(repo, sha));
    inside.remove("latest_check_runs_count");
    inside.remove("check_runs_url");
    return inside;
  }
}
