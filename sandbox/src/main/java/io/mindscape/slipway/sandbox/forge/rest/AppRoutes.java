package io.mindscape.slipway.sandbox.forge.rest;

import io.mindscape.slipway.sandbox.forge.http.Answer;
import io.mindscape.slipway.sandbox.forge.http.Call;
import io.mindscape.slipway.sandbox.forge.http.Problem;
import io.mindscape.slipway.sandbox.forge.http.Routes;
import io.mindscape.slipway.sandbox.forge.shape.Repos;
import io.mindscape.slipway.sandbox.forge.state.App;
import io.mindscape.slipway.sandbox.forge.state.Repo;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Apps, where they are installed, and the tokens they work with. */
public final class AppRoutes implements Group {

  private final Hub hub;
  private final Gate gate;

  public AppRoutes(Hub hub) {
    this.hub = hub;
    this.gate = new Gate(hub.state());
  }

  @Override
  public void add(Routes routes) {
    routes
        .get("/app", call -> Answer.ok(hub.shapes().apps().app(gate.itself(call))))
        .get("/app/installations", this::installations)
        .get("/app/installations/{installation_id}", this::installation)
        .post("/app/installations/{installation_id}/access_tokens", this::token)
        .get("/apps/{app_slug}", this::bySlug)
        .get("/repos/{owner}/{repo}/installation", this::ofRepository)
        .get("/orgs/{org}/installation", this::ofOrganization)
        .get("/installation/repositories", this::repositories);
  }

  private Answer installations(Call call) {
    return Answer.list(List.of(shape(gate.itself(call))));
  }

  private Answer installation(Call call) {
    return Answer.ok(shape(own(call)));
  }

  private Answer token(Call call) {
    var token = hub.state().apps().issue(own(call));
    return Answer.created(hub.shapes().apps().token(token));
  }

  private App own(Call call) {
    var app = gate.itself(call);
    if (app.installation() != call.number("installation_id")) {
      throw Problem.notFound();
    }
    return app;
  }

  private Answer bySlug(Call call) {
    return hub.state()
        .apps()
        .find(call.name("app_slug"))
        .map(app -> Answer.ok(hub.shapes().apps().app(app)))
        .orElseThrow(Problem::notFound);
  }

  private Answer ofRepository(Call call) {
    var app = gate.itself(call);
    gate.repo(call);
    return Answer.ok(shape(app));
  }

  private Answer ofOrganization(Call call) {
    var app = gate.itself(call);
    if (hub.state().accounts().find(call.name("org")).isEmpty()) {
      throw Problem.notFound();
    }
    return Answer.ok(shape(app));
  }

  private ObjectNode shape(App app) {
    var owner = hub.state().repos().stream().map(repo -> repo.name().owner()).findFirst();
    return hub.shapes()
        .apps()
        .installation(app, hub.shapes().users().simple(owner.orElse(app.login())));
  }

  /** On GitHub only for Apps; here people too, because the page begins with it. */
  private Answer repositories(Call call) {
    Gate.somebody(call);
    var repos = hub.state().repos();
    return Answer.list("repositories", repos.stream().map(repo -> shape(call, repo)).toList());
  }

  private ObjectNode shape(Call call, Repo repo) {
    var shape = hub.shapes().repos().simple(repo);
    shape.set("permissions", Repos.permissions(gate.permission(call, repo)));
    return shape;
  }
}
