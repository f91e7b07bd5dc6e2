package io.mindscape.slipway.sandbox.forge.rest;

import io.mindscape.slipway.sandbox.forge.http.Answer;
import io.mindscape.slipway.sandbox.forge.http.Call;
import io.mindscape.slipway.sandbox.forge.http.Problem;
import io.mindscape.slipway.sandbox.forge.http.Routes;
import io.mindscape.slipway.sandbox.forge.shape.Docs;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Commit statuses. */
public final class StatusRoutes implements Group {

  private static final Set<String> STATES = Set.of("error", "failure", "pending", "success");

  private final Hub hub;
  private final Gate gate;

  public StatusRoutes(Hub hub) {
    this.hub = hub;
    this.gate = new Gate(hub.state());
  }

  @Override
  public void add(Routes routes) {
    routes
        .post("/repos/{owner}/{repo}/statuses/{sha}", this::create)
        .get("/repos/{owner}/{repo}/commits/{+ref}/statuses", this::list)
        .get("/repos/{owner}/{repo}/commits/{+ref}/status", this::combined);
  }

  private Answer create(Call call) {
    var repo = gate.repo(call);
    var login = gate.writer(call, repo);
    var sha = Gate.commit(call, repo, "sha");
    var state = call.required("Status", "state");
    if (!STATES.contains(state)) {
      throw Problem.invalid("Status", "state", "invalid");
    }
    var status = hub.shapes().checks().status(repo, hub.nextId(), sha, login, hub.now());
    status
        .put("state", state)
        .put("context", call.text("context").orElse("default"))
        .put("description", call.text("description").orElse(null))
        .put("target_url", call.text("target_url").orElse(null));
    return Answer.created(repo.shelves().statuses().add(status));
  }

  private Answer list(Call call) {
    var repo = gate.repo(call);
    return Answer.list(Statuses.all(repo, Gate.commit(call, repo, "ref")));
  }

  private Answer combined(Call call) {
    var repo = gate.repo(call);
    var sha = Gate.commit(call, repo, "ref");
    var statuses = Statuses.on(repo, sha);
    var url = hub.shapes().commits().url(repo, sha);
    var shape = Docs.object().put("state", state(statuses)).put("sha", sha);
    shape.put("total_count", statuses.size());
    var array = shape.putArray("statuses");
    statuses.forEach(status -> array.add(status.deepCopy().without("creator")));
    shape.set("repository", hub.shapes().repos().brief(repo));
    return Answer.ok(shape.put("commit_url", url).put("url", url + "/status"));
  }

  private static String state(List<ObjectNode> statuses) {
    var states = statuses.stream().map(status -> status.path("state").asString()).toList();
    if (states.contains("failure") || states.contains("error")) {
      return "failure";
    }
    return states.isEmpty() || states.contains("pending") ? "pending" : "success";
  }
}
