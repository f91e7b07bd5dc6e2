package io.mindscape.slipway.sandbox.forge.rest;

import io.mindscape.slipway.sandbox.forge.http.Answer;
import io.mindscape.slipway.sandbox.forge.http.Call;
import io.mindscape.slipway.sandbox.forge.http.Problem;
import io.mindscape.slipway.sandbox.forge.http.Routes;
import io.mindscape.slipway.sandbox.forge.state.Issue;
import io.mindscape.slipway.sandbox.forge.state.Permission;
import io.mindscape.slipway.sandbox.forge.state.Repo;
import java.util.ArrayList;
import java.util.List;

/** Labels of a repository, and on issues. */
public final class LabelRoutes implements Group {

  private static final String ALL = "/repos/{owner}/{repo}/labels";
  private static final String ISSUE = "/repos/{owner}/{repo}/issues/{issue_number}/labels";

  private final Hub hub;
  private final Gate gate;
  private final Labels labels;

  public LabelRoutes(Hub hub) {
    this.hub = hub;
    this.gate = new Gate(hub.state());
    this.labels = new Labels(hub);
  }

  @Override
  public void add(Routes routes) {
    routes
        .get(ALL, call -> Answer.list(gate.repo(call).shelves().labels().all()))
        .post(ALL, this::create)
        .get(ALL + "/{name}", this::get)
        .get(ISSUE, this::ofIssue)
        .post(ISSUE, this::add)
        .put(ISSUE, this::set)
        .delete(ISSUE + "/{name}", this::take);
  }

  private Answer create(Call call) {
    var repo = gate.repo(call);
    gate.writer(call, repo);
    var name = call.required("Label", "name");
    if (Labels.find(repo, name).isPresent()) {
      throw Problem.invalid("Label", "name", "already_exists");
    }
    var label = labels.findOrAdd(repo, name);
    call.text("color").ifPresent(color -> label.put("color", color));
    call.text("description").ifPresent(words -> label.put("description", words));
    return Answer.created(label);
  }

  private Answer get(Call call) {
    return Labels.find(gate.repo(call), call.name("name"))
        .map(Answer::ok)
        .orElseThrow(Problem::notFound);
  }

  private Answer ofIssue(Call call) {
    var repo = gate.repo(call);
    return shown(repo, gate.issue(call, repo));
  }

  private Answer shown(Repo repo, Issue issue) {
    return Answer.ok(hub.shapes().discussions().labels(repo, issue));
  }

  private Answer add(Call call) {
    var repo = gate.repo(call);
    gate.allowed(call, repo, Permission.TRIAGE);
    var all = new ArrayList<>(gate.issue(call, repo).labels());
    all.addAll(given(call));
    return keep(call, repo, all);
  }

  private Answer set(Call call) {
    var repo = gate.repo(call);
    gate.allowed(call, repo, Permission.TRIAGE);
    return keep(call, repo, given(call));
  }

  private Answer take(Call call) {
    var repo = gate.repo(call);
    gate.allowed(call, repo, Permission.TRIAGE);
    var left = new ArrayList<>(gate.issue(call, repo).labels());
    if (!left.removeIf(call.name("name")::equalsIgnoreCase)) {
      throw new Problem(404, "Label does not exist");
    }
    return keep(call, repo, left);
  }

  private static List<String> given(Call call) {
    var body = call.json();
    return Labels.names(body.isArray() ? body : body.path("labels"));
  }

  private Answer keep(Call call, Repo repo, List<String> names) {
    var now = hub.state().clock().instant();
    var known = labels.known(repo, names);
    return shown(repo, repo.keep(gate.issue(call, repo).withLabels(known, now)));
  }
}
