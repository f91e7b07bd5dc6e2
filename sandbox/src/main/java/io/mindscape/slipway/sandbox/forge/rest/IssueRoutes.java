package io.mindscape.slipway.sandbox.forge.rest;

import io.mindscape.slipway.sandbox.forge.http.Answer;
import io.mindscape.slipway.sandbox.forge.http.Call;
import io.mindscape.slipway.sandbox.forge.http.Routes;
import io.mindscape.slipway.sandbox.forge.shape.Docs;
import io.mindscape.slipway.sandbox.forge.state.Issue;
import io.mindscape.slipway.sandbox.forge.state.Permission;
import io.mindscape.slipway.sandbox.forge.state.Repo;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Issues. A pull request is one too. */
public final class IssueRoutes implements Group {

  private static final String ALL = "/repos/{owner}/{repo}/issues";
  private static final String ONE = ALL + "/{issue_number}";

  private final Hub hub;
  private final Gate gate;
  private final Labels labels;

  public IssueRoutes(Hub hub) {
    this.hub = hub;
    this.gate = new Gate(hub.state());
    this.labels = new Labels(hub);
  }

  @Override
  public void add(Routes routes) {
    routes
        .get(ALL, this::list)
        .post(ALL, this::create)
        .get(ONE, this::get)
        .patch(ONE, this::update);
  }

  private Answer list(Call call) {
    var repo = gate.repo(call);
    return Answer.list(
        repo.issues().stream()
            .filter(issue -> IssueFilter.accepts(call, issue))
            .sorted(IssueFilter.order(call))
            .map(issue -> hub.shapes().discussions().issue(repo, issue))
            .toList());
  }

  private Answer get(Call call) {
    var repo = gate.repo(call);
    return shown(repo, gate.issue(call, repo));
  }

  private Answer shown(Repo repo, Issue issue) {
    return Answer.ok(hub.shapes().discussions().issue(repo, issue));
  }

  private Answer create(Call call) {
    var repo = gate.repo(call);
    var login = Gate.somebody(call);
    var text = new Issue.Text(call.required("Issue", "title"), call.text("body").orElse(""));
    // Labels by somebody who may not set any are left out without a word, as on GitHub.
    var named =
        gate.permission(call, repo).covers(Permission.TRIAGE)
            ? labels.known(repo, Labels.names(call.json().path("labels")))
            : List.<String>of();
    var now = hub.state().clock().instant();
    var issue =
        new Issue(hub.nextId(), repo.nextNumber(), login, text, named, now, now, Optional.empty());
    repo.keep(issue);
    tell(repo, issue, "opened", login, Docs.object());
    return Answer.created(hub.shapes().discussions().issue(repo, issue));
  }

  private Answer update(Call call) {
    var repo = gate.repo(call);
    var issue = gate.issue(call, repo);
    var login = Gate.somebody(call);
    if (!login.equals(issue.author())) {
      gate.writer(call, repo);
    }
    edit(call, repo, issue, login);
    if (call.json().has("labels")) {
      gate.allowed(call, repo, Permission.TRIAGE);
      var named = labels.known(repo, Labels.names(call.json().path("labels")));
      repo.keep(gate.issue(call, repo).withLabels(named, hub.state().clock().instant()));
    }
    call.text("state").ifPresent(state -> turn(repo, gate.issue(call, repo), state, login));
    return shown(repo, gate.issue(call, repo));
  }

  private void edit(Call call, Repo repo, Issue issue, String login) {
    var text =
        new Issue.Text(
            call.text("title").orElse(issue.text().title()),
            call.text("body").orElse(issue.text().body()));
    if (!text.equals(issue.text())) {
      var more = Docs.object();
      changes(more.putObject("changes"), issue.text(), text);
      var edited = repo.keep(issue.with(text, hub.state().clock().instant()));
      tell(repo, edited, "edited", login, more);
    }
  }

  /** What a text said before it was edited. */
  static void changes(ObjectNode changes, Issue.Text before, Issue.Text after) {
    if (!before.title().equals(after.title())) {
      changes.putObject("title").put("from", before.title());
    }
    if (!before.body().equals(after.body())) {
      changes.putObject("body").put("from", before.body());
    }
  }

  private void turn(Repo repo, Issue issue, String state, String login) {
    var now = hub.state().clock().instant();
    if (state.equals("closed") && issue.isOpen()) {
      repo.pull(issue.number())
          .ifPresentOrElse(
              pull -> hub.pushes().close(repo, pull, login),
              () -> tell(repo, repo.keep(issue.closed(now)), "closed", login, Docs.object()));
    } else if (state.equals("open") && !issue.isOpen() && repo.pull(issue.number()).isEmpty()) {
      tell(repo, repo.keep(issue.reopened(now)), "reopened", login, Docs.object());
    }
  }

  /** Hooks are told of a pull request by its own events. */
  private void tell(Repo repo, Issue issue, String action, String login, ObjectNode more) {
    if (repo.pull(issue.number()).isPresent()) {
      return;
    }
    var payload = Docs.object();
    payload.set("issue", hub.shapes().discussions().issue(repo, issue));
    payload.setAll(more);
    hub.events().tell(repo, "issues", action, login, payload);
  }
}
