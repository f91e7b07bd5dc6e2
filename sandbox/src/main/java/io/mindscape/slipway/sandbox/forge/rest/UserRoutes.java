package io.mindscape.slipway.sandbox.forge.rest;

import io.mindscape.slipway.sandbox.forge.http.Answer;
import io.mindscape.slipway.sandbox.forge.http.Call;
import io.mindscape.slipway.sandbox.forge.http.Caller;
import io.mindscape.slipway.sandbox.forge.http.Problem;
import io.mindscape.slipway.sandbox.forge.http.Routes;
import io.mindscape.slipway.sandbox.forge.shape.Docs;
import io.mindscape.slipway.sandbox.forge.state.Account;
import io.mindscape.slipway.sandbox.forge.state.Team;

/** People, organizations, teams and who is in them. */
public final class UserRoutes implements Group {

  private final Hub hub;

  public UserRoutes(Hub hub) {
    this.hub = hub;
  }

  @Override
  public void add(Routes routes) {
    routes
        .get("/user", this::self)
        .get("/users/{username}", this::user)
        .get("/orgs/{org}", this::organization)
        .get("/orgs/{org}/teams", this::teams)
        .get("/orgs/{org}/teams/{team_slug}", this::team)
        .get("/orgs/{org}/teams/{team_slug}/members", this::members)
        .get("/orgs/{org}/teams/{team_slug}/memberships/{username}", this::membership);
  }

  private Answer self(Call call) {
    if (call.caller() instanceof Caller.Installation) {
      throw new Problem(403, "Resource not accessible by integration");
    }
    var account = hub.state().accounts().find(Gate.somebody(call)).orElseThrow(Problem::notFound);
    return Answer.ok(hub.shapes().users().self(account));
  }

  private Answer user(Call call) {
    var account = hub.state().accounts().find(call.name("username")).orElseThrow(Problem::notFound);
    return Answer.ok(hub.shapes().users().profile(account));
  }

  private Answer organization(Call call) {
    return Answer.ok(hub.shapes().users().organization(account(call)));
  }

  private Account account(Call call) {
    return hub.state()
        .accounts()
        .find(call.name("org"))
        .filter(account -> account.kind() == Account.Kind.ORGANIZATION)
        .orElseThrow(Problem::notFound);
  }

  private Answer teams(Call call) {
    Gate.somebody(call);
    var teams = hub.state().accounts().teams(account(call).login());
    return Answer.list(teams.stream().map(hub.shapes().users()::team).toList());
  }

  private Answer team(Call call) {
    return Answer.ok(hub.shapes().users().teamInFull(find(call), account(call)));
  }

  private Team find(Call call) {
    Gate.somebody(call);
    return hub.state()
        .accounts()
        .team(call.name("org"), call.name("team_slug"))
        .orElseThrow(Problem::notFound);
  }

  private Answer members(Call call) {
    return Answer.list(find(call).members().stream().map(hub.shapes().users()::simple).toList());
  }

  private Answer membership(Call call) {
    var team = find(call);
    if (!team.has(call.name("username"))) {
      throw Problem.notFound();
    }
    var url =
        "%s/organizations/%s/team/%d/memberships/%s"
            .formatted(
                hub.shapes().links().api(), team.organization(), team.id(), call.name("username"));
    return Answer.ok(Docs.object().put("url", url).put("role", "member").put("state", "active"));
  }
}
