package io.mindscape.slipway.sandbox.forge.rest;

import io.mindscape.slipway.sandbox.forge.http.Answer;
import io.mindscape.slipway.sandbox.forge.http.Call;
import io.mindscape.slipway.sandbox.forge.http.Caller;
import io.mindscape.slipway.sandbox.forge.http.Problem;
import io.mindscape.slipway.sandbox.forge.http.Routes;
import io.mindscape.slipway.sandbox.forge.shape.Docs;
import io.mindscape.slipway.sandbox.forge.state.Repo;
import tools.jackson.databind.node.ObjectNode;

/**
 * The buttons of check runs, and clicks on them. GitHub's API has neither: people find them on its
 * pages alone, so that these addresses are the sandbox's own.
 */
public final class ButtonRoutes implements Group {

  private static final String ALL =
      "/sandbox/repos/{owner}/{repo}/check-runs/{check_run_id}/actions";

  private final Gate gate;
  private final RunNews news;

  public ButtonRoutes(Hub hub) {
    this.gate = new Gate(hub.state());
    this.news = new RunNews(hub);
  }

  @Override
  public void add(Routes routes) {
    routes.get(ALL, this::list).post(ALL, this::click);
  }

  private Answer list(Call call) {
    return Answer.list(Buttons.of(run(call, gate.repo(call))));
  }

  /**
   * {@code identifier}, by whoever is signed in: what somebody may have done is for the App to
   * decide.
   */
  private Answer click(Call call) {
    var repo = gate.repo(call);
    var run = run(call, repo);
    var login = person(call);
    var identifier = call.required("CheckRunAction", "identifier");
    if (Buttons.of(run).stream()
        .noneMatch(button -> button.path("identifier").asString().equals(identifier))) {
      throw Problem.invalid("CheckRunAction", "identifier", "invalid");
    }
    var more = Docs.object();
    more.putObject("requested_action").put("identifier", identifier);
    news.ask(repo, run, "requested_action", login, more);
    return Answer.created(Docs.object());
  }

  private static String person(Call call) {
    if (call.caller() instanceof Caller.Person(var login)) {
      return login;
    }
    Gate.somebody(call);
    throw Problem.forbidden(call.caller());
  }

  private static ObjectNode run(Call call, Repo repo) {
    return repo.shelves()
        .checkRuns()
        .find(call.number("check_run_id"))
        .orElseThrow(Problem::notFound);
  }
}
