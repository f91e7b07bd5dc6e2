package io.mindscape.slipway.sandbox.forge.rest;

import io.mindscape.slipway.sandbox.forge.http.Answer;
import io.mindscape.slipway.sandbox.forge.http.Call;
import io.mindscape.slipway.sandbox.forge.http.Problem;
import io.mindscape.slipway.sandbox.forge.http.Routes;
import io.mindscape.slipway.sandbox.forge.shape.Docs;
import io.mindscape.slipway.sandbox.forge.state.Repo;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Deployments and how they went. */
public final class DeploymentRoutes implements Group {

  private static final String ALL = "/repos/{owner}/{repo}/deployments";
  private static final String ONE = ALL + "/{deployment_id}";
  private static final Set<String> STATES =
      Set.of("error", "failure", "inactive", "in_progress", "queued", "pending", "success");

  private final Hub hub;
  private final Gate gate;

  public DeploymentRoutes(Hub hub) {
    this.hub = hub;
    this.gate = new Gate(hub.state());
  }

  @Override
  public void add(Routes routes) {
    routes
        .get(ALL, this::list)
        .post(ALL, this::create)
        .get(ONE, call -> Answer.ok(find(call, gate.repo(call))))
        .get(ONE + "/statuses", this::statuses)
        .post(ONE + "/statuses", this::report)
        .get(ONE + "/statuses/{status_id}", this::status);
  }

  private ObjectNode find(Call call, Repo repo) {
    return repo.shelves()
        .deployments()
        .find(call.number("deployment_id"))
        .orElseThrow(Problem::notFound);
  }

  private Answer list(Call call) {
    var repo = gate.repo(call);
    var deployments = repo.shelves().deployments().where(one -> fits(call, one));
    return Answer.list(deployments.reversed());
  }

  private static boolean fits(Call call, ObjectNode deployment) {
    return List.of("sha", "ref", "task", "environment").stream()
        .allMatch(
            field -> {
              var value = deployment.path(field).asString("");
              return call.query(field, value).equals(value);
            });
  }

  private Answer create(Call call) {
    var repo = gate.repo(call);
    var login = gate.writer(call, repo);
    var ref = call.required("Deployment", "ref");
    var sha =
        repo.git().resolve(ref).orElseThrow(() -> new Problem(422, "No ref found for: " + ref));
    var environment = call.text("environment").orElse("production");
    var shape = hub.shapes().deployments().deployment(repo, hub.nextId(), login, hub.now());
    shape
        .put("sha", sha)
        .put("ref", ref)
        .put("task", call.text("task").orElse("deploy"))
        .put("environment", environment)
        .put("original_environment", environment)
        .put("description", call.text("description").orElse(null))
        .put("transient_environment", flag(call, "transient_environment", false))
        .put(
            "production_environment",
            flag(call, "production_environment", environment.equals("production")));
    JsonNode payload = call.json().path("payload");
    shape.set("payload", payload.isMissingNode() || payload.isNull() ? Docs.object() : payload);
    return Answer.created(repo.shelves().deployments().add(shape));
  }

  private static boolean flag(Call call, String field, boolean otherwise) {
    return call.json().path(field).asBoolean(otherwise);
  }

  private static List<ObjectNode> statuses(Repo repo, ObjectNode deployment) {
    var url = deployment.path("url").asString();
    return repo.shelves()
        .deploymentStatuses()
        .where(status -> status.path("deployment_url").asString().equals(url))
        .reversed();
  }

  private Answer statuses(Call call) {
    var repo = gate.repo(call);
    return Answer.list(statuses(repo, find(call, repo)));
  }

  private Answer status(Call call) {
    var repo = gate.repo(call);
    long id = call.number("status_id");
    return statuses(repo, find(call, repo)).stream()
        .filter(status -> status.path("id").asLong() == id)
        .findFirst()
        .map(Answer::ok)
        .orElseThrow(Problem::notFound);
  }

  private Answer report(Call call) {
    var repo = gate.repo(call);
    var login = gate.writer(call, repo);
    var deployment = find(call, repo);
    var state = call.required("DeploymentStatus", "state");
    if (!STATES.contains(state)) {
      throw Problem.invalid("DeploymentStatus", "state", "invalid");
    }
    if (state.equals("success") && flag(call, "auto_inactive", true)) {
      retire(repo, deployment, login);
    }
    var status = add(repo, deployment, login, state);
    status
        .put("description", call.text("description").orElse(""))
        .put("environment_url", call.text("environment_url").orElse(""))
        .put("log_url", call.text("log_url").orElse(""))
        .put("target_url", call.text("log_url").or(() -> call.text("target_url")).orElse(""));
    var payload = Docs.object();
    payload.set("deployment_status", status);
    payload.set("deployment", deployment);
    payload.putNull("check_run").putNull("workflow").putNull("workflow_run");
    hub.events().tell(repo, "deployment_status", "created", login, payload);
    return Answer.created(status);
  }

  private ObjectNode add(Repo repo, ObjectNode deployment, String login, String state) {
    var status =
        hub.shapes()
            .deployments()
            .status(repo, deployment, hub.nextId(), login, hub.now())
            .put("state", state);
    deployment.put("updated_at", hub.now());
    return repo.shelves()
        .deploymentStatuses()
        .add(
            status
                .put("description", "")
                .put("environment_url", "")
                .put("log_url", "")
                .put("target_url", ""));
  }

  /** What ran in the environment before does not any more; production keeps its history. */
  private void retire(Repo repo, ObjectNode newest, String login) {
    var environment = newest.path("environment").asString();
    for (var old : repo.shelves().deployments().all()) {
      var statuses = statuses(repo, old);
      boolean runs =
          !statuses.isEmpty() && statuses.getFirst().path("state").asString().equals("success");
      if (runs
          && old.path("id").asLong() != newest.path("id").asLong()
          && old.path("environment").asString().equals(environment)
          && !old.path("production_environment").asBoolean()
          && !old.path("transient_environment").asBoolean()) {
        add(repo, old, login, "inactive");
      }
    }
  }
}
