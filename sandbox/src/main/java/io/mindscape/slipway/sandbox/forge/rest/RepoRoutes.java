package io.mindscape.slipway.sandbox.forge.rest;

import io.mindscape.slipway.sandbox.forge.http.Answer;
import io.mindscape.slipway.sandbox.forge.http.Call;
import io.mindscape.slipway.sandbox.forge.http.Problem;
import io.mindscape.slipway.sandbox.forge.http.Routes;
import io.mindscape.slipway.sandbox.forge.shape.Docs;
import io.mindscape.slipway.sandbox.forge.shape.Repos;
import io.mindscape.slipway.sandbox.forge.state.Permission;
import io.mindscape.slipway.sandbox.forge.state.Repo;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Repositories, their branches and collaborators; dispatches. */
public final class RepoRoutes implements Group {

  private static final String BRANCHES = "refs/heads/";

  private final Hub hub;
  private final Gate gate;

  public RepoRoutes(Hub hub) {
    this.hub = hub;
    this.gate = new Gate(hub.state());
  }

  @Override
  public void add(Routes routes) {
    routes
        .get("/repos/{owner}/{repo}", this::repository)
        .get("/repos/{owner}/{repo}/branches", this::branches)
        .get("/repos/{owner}/{repo}/branches/{+branch}", this::branch)
        .get("/repos/{owner}/{repo}/collaborators", this::collaborators)
        .get("/repos/{owner}/{repo}/collaborators/{username}/permission", this::permission)
        .post("/repos/{owner}/{repo}/dispatches", this::dispatch);
  }

  private Answer repository(Call call) {
    var repo = gate.repo(call);
    return Answer.ok(hub.shapes().repos().full(repo, gate.permission(call, repo)));
  }

  private Answer branches(Call call) {
    var repo = gate.repo(call);
    var branches = repo.git().refs(BRANCHES).entrySet().stream();
    return Answer.list(branches.map(branch -> inShort(repo, branch)).toList());
  }

  private ObjectNode inShort(Repo repo, Map.Entry<String, String> branch) {
    var name = branch.getKey().substring(BRANCHES.length());
    var shape = Docs.object().put("name", name);
    shape
        .putObject("commit")
        .put("sha", branch.getValue())
        .put("url", hub.shapes().commits().url(repo, branch.getValue()));
    return shape.put("protected", repo.requiredChecks(name).isPresent());
  }

  private Answer branch(Call call) {
    var repo = gate.repo(call);
    var name = call.name("branch");
    var commit =
        repo.git()
            .branch(name)
            .flatMap(repo.git()::commit)
            .orElseThrow(() -> new Problem(404, "Branch not found"));
    var url = hub.shapes().links().api(repo) + "/branches/" + name;
    var shape = Docs.object().put("name", name);
    shape.set("commit", hub.shapes().commits().simple(repo, commit));
    shape
        .putObject("_links")
        .put("self", url)
        .put("html", hub.shapes().links().page(repo) + "/tree/" + name);
    shape.put("protected", repo.requiredChecks(name).isPresent());
    shape.set("protection", protection(repo, name));
    return Answer.ok(shape.put("protection_url", url + "/protection"));
  }

  private static ObjectNode protection(Repo repo, String branch) {
    var required = repo.requiredChecks(branch);
    var shape = Docs.object().put("enabled", required.isPresent());
    var checks = shape.putObject("required_status_checks");
    checks.put("enforcement_level", required.isPresent() ? "everyone" : "off");
    var contexts = checks.putArray("contexts");
    var apps = checks.putArray("checks");
    required.ifPresent(
        names ->
            names.forEach(
                name -> {
                  contexts.add(name);
                  apps.addObject().put("context", name).putNull("app_id");
                }));
    return shape;
  }

  private Answer collaborators(Call call) {
    var repo = gate.repo(call);
    gate.writer(call, repo);
    return Answer.list(
        repo.collaborators().stream().map(login -> collaborator(repo, login)).toList());
  }

  private ObjectNode collaborator(Repo repo, String login) {
    var permission = hub.state().permission(repo, login);
    var shape = hub.shapes().users().simple(login).put("role_name", permission.role());
    shape.set("permissions", Repos.permissions(permission));
    return shape;
  }

  private Answer permission(Call call) {
    var repo = gate.repo(call);
    gate.writer(call, repo);
    var login = call.name("username");
    if (hub.state().accounts().find(login).isEmpty()) {
      throw new Problem(404, login + " is not a user");
    }
    Permission permission = hub.state().permission(repo, login);
    var shape =
        Docs.object().put("permission", permission.word()).put("role_name", permission.role());
    shape.set("user", collaborator(repo, login));
    return Answer.ok(shape);
  }

  private Answer dispatch(Call call) {
    var repo = gate.repo(call);
    var login = gate.writer(call, repo);
    var type = call.required("RepositoryDispatch", "event_type");
    JsonNode what = call.json().path("client_payload");
    var payload = Docs.object().put("branch", repo.defaultBranch());
    payload.set("client_payload", what.isObject() ? what : Docs.object());
    hub.events().tell(repo, "repository_dispatch", type, login, payload);
    return Answer.done();
  }
}
