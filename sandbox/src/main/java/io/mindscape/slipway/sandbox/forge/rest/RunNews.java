package io.mindscape.slipway.sandbox.forge.rest;

import io.mindscape.slipway.sandbox.forge.shape.Docs;
import io.mindscape.slipway.sandbox.forge.state.Repo;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Tells hooks of check runs. */
final class RunNews {

  /** What has an address of its own, or is seen on the forge's pages alone. */
  private static final List<String> APART = List.of("annotations", "actions");

  private final Hub hub;
  private final Suites suites;

  RunNews(Hub hub) {
    this.hub = hub;
    this.suites = new Suites(hub);
  }

  /** Which pull requests a run belongs to is looked up when it is asked for. */
  ObjectNode shown(Repo repo, ObjectNode run) {
    var sha = run.path("head_sha").asString();
    run.set("pull_requests", hub.shapes().checks().pulls(repo, sha));
    return run;
  }

  /** A run as GitHub's API gives it: without its annotations, and without its buttons. */
  static ObjectNode bare(ObjectNode run) {
    var bare = run.deepCopy();
    bare.remove(APART);
    return bare;
  }

  /** Tells everybody who listens. */
  void tell(Repo repo, ObjectNode run, String action, String login) {
    hub.events().tell(repo, "check_run", action, login, payload(repo, run));
  }

  /**
   * Asks the App that made the run, and nobody else, as GitHub does.
   *
   * @param more what is particular to what it is asked for
   */
  void ask(Repo repo, ObjectNode run, String action, String login, ObjectNode more) {
    var payload = payload(repo, run);
    payload.setAll(more);
    long app = run.at("/app/id").asLong();
    hub.events().tellApp(app, repo, "check_run", action, login, payload);
  }

  private ObjectNode payload(Repo repo, ObjectNode run) {
    suites.follow(repo, run);
    var whole = bare(shown(repo, run));
    repo.shelves()
        .checkSuites()
        .find(run.at("/check_suite/id").asLong())
        .ifPresent(suite -> whole.set("check_suite", suites.inRun(repo, suite)));
    var payload = Docs.object();
    payload.set("check_run", whole);
    return payload;
  }
}
