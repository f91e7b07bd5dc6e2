package io.mindscape.slipway.sandbox.forge.rest;

import io.mindscape.slipway.sandbox.forge.git.FileChange;
import io.mindscape.slipway.sandbox.forge.git.Writer;
import io.mindscape.slipway.sandbox.forge.http.Answer;
import io.mindscape.slipway.sandbox.forge.http.Call;
import io.mindscape.slipway.sandbox.forge.http.Problem;
import io.mindscape.slipway.sandbox.forge.http.Routes;
import io.mindscape.slipway.sandbox.forge.shape.Docs;
import io.mindscape.slipway.sandbox.forge.state.Issue;
import io.mindscape.slipway.sandbox.forge.state.Permission;
import io.mindscape.slipway.sandbox.forge.state.Pull;
import io.mindscape.slipway.sandbox.forge.state.Repo;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Pull requests, all from branches of the same repository. */
public final class PullRoutes implements Group {

  private static final String ALL = "/repos/{owner}/{repo}/pulls";
  private static final String ONE = ALL + "/{pull_number}";

  private final Hub hub;
  private final Gate gate;

  public PullRoutes(Hub hub) {
    this.hub = hub;
    this.gate = new Gate(hub.state());
  }

  @Override
  public void add(Routes routes) {
    routes
        .get(ALL, this::list)
        .post(ALL, this::create)
        .get(ONE, this::get)
        .patch(ONE, this::update)
        .get(ONE + "/files", this::files)
        .get(ONE + "/commits", this::commits)
        .get("/repos/{owner}/{repo}/commits/{+ref}/pulls", this::ofCommit);
  }

  private ObjectNode full(Repo repo, Pull pull) {
    return hub.shapes()
        .pulls()
        .full(repo, pull, one -> Requirements.missing(repo, one).isPresent());
  }

  private Answer list(Call call) {
    var repo = gate.repo(call);
    var pulls =
        repo.pulls().stream()
            .filter(pull -> IssueFilter.hasState(call, repo.issueOf(pull)))
            .filter(pull -> fits(call, "head", repo.name().owner() + ":" + pull.head()))
            .filter(pull -> fits(call, "base", pull.base()))
            .sorted(order(call, repo))
            .map(pull -> hub.shapes().pulls().simple(repo, pull))
            .toList();
    return Answer.list(pulls);
  }

  /** Newest first, unless the oldest or the last touched are asked for. */
  private static Comparator<Pull> order(Call call, Repo repo) {
    Comparator<Pull> order =
        call.query("sort", "created").equals("updated")
            ? Comparator.comparing(pull -> repo.issueOf(pull).updated())
            : Comparator.comparingInt(Pull::number);
    return call.query("direction", "desc").equals("asc") ? order : order.reversed();
  }

  private static boolean fits(Call call, String filter, String value) {
    return call.query(filter, value).equals(value);
  }

  private Answer create(Call call) {
    var repo = gate.repo(call);
    var login = Gate.somebody(call);
    var title = call.required("PullRequest", "title");
    var head = branch(repo, call.required("PullRequest", "head"));
    var base = call.required("PullRequest", "base");
    var headSha = tip(repo, head, "head");
    var baseSha = tip(repo, base, "base");
    if (repo.git().contains(baseSha, headSha)) {
      throw Problem.broken("PullRequest", "No commits between %s and %s".formatted(base, head));
    }
    mustBeFirst(repo, head, base);
    var now = hub.state().clock().instant();
    var text = new Issue.Text(title, call.text("body").orElse(""));
    var issue =
        new Issue(
            hub.nextId(), repo.nextNumber(), login, text, List.of(), now, now, Optional.empty());
    repo.keep(issue);
    var pull = repo.keep(new Pull(issue.number(), head, base, headSha, baseSha, Optional.empty()));
    new Writer(repo.git()).move(pull.ref(), Optional.empty(), headSha, true);
    tell(repo, pull, "opened", login, Docs.object());
    return Answer.created(full(repo, pull));
  }

  private static void mustBeFirst(Repo repo, String head, String base) {
    boolean isThere =
        repo.openPulls().stream()
            .anyMatch(pull -> pull.head().equals(head) && pull.base().equals(base));
    if (isThere) {
      throw Problem.broken(
          "PullRequest",
          "A pull request already exists for %s:%s.".formatted(repo.name().owner(), head));
    }
  }

  private static String branch(Repo repo, String head) {
    var owner = repo.name().owner() + ":";
    return head.startsWith(owner) ? head.substring(owner.length()) : head;
  }

  private static String tip(Repo repo, String branch, String field) {
    return repo.git()
        .branch(branch)
        .orElseThrow(() -> Problem.invalid("PullRequest", field, "invalid"));
  }

  private Answer get(Call call) {
    var repo = gate.repo(call);
    return Answer.ok(full(repo, gate.pull(call, repo)));
  }

  private Answer update(Call call) {
    var repo = gate.repo(call);
    var pull = gate.pull(call, repo);
    var login = mayEdit(call, repo, pull);
    edit(call, repo, pull, login);
    var state = call.text("state").orElse("");
    if (state.equals("closed") && repo.issueOf(pull).isOpen()) {
      hub.pushes().close(repo, pull, login);
    } else if (state.equals("open") && !repo.issueOf(pull).isOpen()) {
      reopen(repo, pull, login);
    }
    return Answer.ok(full(repo, gate.pull(call, repo)));
  }

  private String mayEdit(Call call, Repo repo, Pull pull) {
    var login = Gate.somebody(call);
    return login.equals(repo.issueOf(pull).author())
        ? login
        : gate.allowed(call, repo, Permission.WRITE);
  }

  private void edit(Call call, Repo repo, Pull pull, String login) {
    var issue = repo.issueOf(pull);
    var text =
        new Issue.Text(
            call.text("title").orElse(issue.text().title()),
            call.text("body").orElse(issue.text().body()));
    var base = call.text("base").orElse(pull.base());
    if (text.equals(issue.text()) && base.equals(pull.base())) {
      return;
    }
    var before = Docs.object();
    IssueRoutes.changes(before, issue.text(), text);
    repo.keep(issue.with(text, hub.state().clock().instant()));
    var moved = repo.keep(pull.into(base, tip(repo, base, "base")));
    var more = Docs.object();
    more.set("changes", before);
    tell(repo, moved, "edited", login, more);
  }

  private void reopen(Repo repo, Pull pull, String login) {
    if (pull.merged().isPresent() || repo.git().branch(pull.head()).isEmpty()) {
      throw Problem.broken("PullRequest", "state cannot be changed.");
    }
    mustBeFirst(repo, pull.head(), pull.base());
    repo.keep(repo.issueOf(pull).reopened(hub.state().clock().instant()));
    var current = pull.at(tip(repo, pull.head(), "head"), tip(repo, pull.base(), "base"));
    tell(repo, repo.keep(current), "reopened", login, Docs.object());
  }

  private void tell(Repo repo, Pull pull, String action, String login, ObjectNode more) {
    var payload = hub.pushes().payload(repo, pull);
    payload.setAll(more);
    hub.events().tell(repo, "pull_request", action, login, payload);
  }

  private Answer files(Call call) {
    var repo = gate.repo(call);
    var pull = gate.pull(call, repo);
    List<FileChange> files = hub.shapes().pulls().files(repo, pull);
    return Answer.list(
        files.stream()
            .map(file -> hub.shapes().commits().file(repo, pull.headSha(), file))
            .toList());
  }

  private Answer commits(Call call) {
    var repo = gate.repo(call);
    var pull = gate.pull(call, repo);
    var commits = repo.git().between(pull.baseSha(), pull.headSha()).reversed();
    return Answer.list(
        commits.stream().map(commit -> hub.shapes().commits().simple(repo, commit)).toList());
  }

  private Answer ofCommit(Call call) {
    var repo = gate.repo(call);
    var sha = Gate.commit(call, repo, "ref");
    return Answer.list(
        repo.pulls().stream()
            .filter(pull -> has(repo, pull, sha))
            .map(pull -> hub.shapes().pulls().simple(repo, pull))
            .toList());
  }

  private static boolean has(Repo repo, Pull pull, String sha) {
    return pull.merged().filter(merged -> merged.commit().equals(sha)).isPresent()
        || repo.git().between(pull.baseSha(), pull.headSha()).stream()
            .anyMatch(commit -> commit.sha().equals(sha));
  }
}
