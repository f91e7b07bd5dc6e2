package io.mindscape.slipway.sandbox.forge.rest;

import io.mindscape.slipway.sandbox.forge.http.Answer;
import io.mindscape.slipway.sandbox.forge.http.Call;
import io.mindscape.slipway.sandbox.forge.http.Problem;
import io.mindscape.slipway.sandbox.forge.http.Routes;
import io.mindscape.slipway.sandbox.forge.shape.Discussions;
import io.mindscape.slipway.sandbox.forge.shape.Docs;
import io.mindscape.slipway.sandbox.forge.state.Issue;
import io.mindscape.slipway.sandbox.forge.state.Repo;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Comments on issues and pull requests, and reactions to them. */
public final class CommentRoutes implements Group {

  private static final int LONGEST = 65_536;
  private static final String ALL = "/repos/{owner}/{repo}/issues/comments";
  private static final String ONE = ALL + "/{comment_id}";
  private static final String ISSUE = "/repos/{owner}/{repo}/issues/{issue_number}/comments";

  private final Hub hub;
  private final Gate gate;

  public CommentRoutes(Hub hub) {
    this.hub = hub;
    this.gate = new Gate(hub.state());
  }

  @Override
  public void add(Routes routes) {
    routes
        .get(ALL, this::all)
        .get(ONE, call -> Answer.ok(find(call, gate.repo(call))))
        .patch(ONE, this::update)
        .delete(ONE, this::remove)
        .get(ISSUE, this::list)
        .post(ISSUE, this::create)
        .get(ONE + "/reactions", this::reactions)
        .post(ONE + "/reactions", this::react)
        .delete(ONE + "/reactions/{reaction_id}", this::takeBack);
  }

  private ObjectNode find(Call call, Repo repo) {
    return repo.shelves().comments().find(call.number("comment_id")).orElseThrow(Problem::notFound);
  }

  /** Of all issues: {@code sort} by {@code created} or {@code updated}, {@code direction}. */
  private Answer all(Call call) {
    var field = call.query("sort", "created").equals("updated") ? "updated_at" : "created_at";
    var order =
        Comparator.comparing((ObjectNode comment) -> comment.path(field).asString())
            .thenComparingLong(comment -> comment.path("id").asLong());
    boolean up = call.query("sort", "").isEmpty() || !call.query("direction", "").equals("desc");
    var comments = gate.repo(call).shelves().comments().all().stream();
    return Answer.list(since(call, comments).sorted(up ? order : order.reversed()).toList());
  }

  private Answer list(Call call) {
    var repo = gate.repo(call);
    var issue = gate.issue(call, repo);
    var comments = hub.shapes().discussions().comments(repo, issue.number()).stream();
    return Answer.list(since(call, comments).toList());
  }

  /** Those that were written or edited since then, if the caller says since when. */
  private static Stream<ObjectNode> since(Call call, Stream<ObjectNode> comments) {
    var since = call.query("since", "");
    if (since.isEmpty()) {
      return comments;
    }
    try {
      var from = Instant.parse(since);
      return comments.filter(
          comment -> !Instant.parse(comment.path("updated_at").asString()).isBefore(from));
    } catch (DateTimeParseException notATime) {
      throw Problem.broken("IssueComment", "since is not a time");
    }
  }

  private Answer create(Call call) {
    var repo = gate.repo(call);
    var issue = gate.issue(call, repo);
    var login = Gate.somebody(call);
    var remark = new Discussions.Remark(login, body(call), hub.now());
    var comment = hub.shapes().discussions().comment(repo, hub.nextId(), issue, remark);
    repo.shelves().comments().add(comment);
    repo.keep(issue.with(issue.text(), hub.state().clock().instant()));
    tell(repo, comment, "created", login, Docs.object());
    return Answer.created(comment);
  }

  private static String body(Call call) {
    var body = call.required("IssueComment", "body");
    if (body.codePointCount(0, body.length()) > LONGEST) {
      throw Problem.broken("IssueComment", "body is too long (maximum is 65536 characters)");
    }
    return body;
  }

  private Answer update(Call call) {
    var repo = gate.repo(call);
    var comment = find(call, repo);
    var login = mayChange(call, repo, comment);
    var before = Docs.object();
    before.putObject("changes").putObject("body").put("from", comment.path("body").asString());
    comment.put("body", body(call)).put("updated_at", hub.now());
    tell(repo, comment, "edited", login, before);
    return Answer.ok(comment);
  }

  private Answer remove(Call call) {
    var repo = gate.repo(call);
    var comment = find(call, repo);
    var login = mayChange(call, repo, comment);
    repo.shelves().comments().remove(comment.path("id").asLong());
    tell(repo, comment, "deleted", login, Docs.object());
    return Answer.done();
  }

  private String mayChange(Call call, Repo repo, ObjectNode comment) {
    var login = Gate.somebody(call);
    return login.equals(comment.at("/user/login").asString()) ? login : gate.writer(call, repo);
  }

  private void tell(Repo repo, ObjectNode comment, String action, String login, ObjectNode more) {
    var url = comment.path("issue_url").asString();
    int number = Integer.parseInt(url.substring(url.lastIndexOf('/') + 1));
    Issue issue = repo.issue(number).orElseThrow();
    var payload = Docs.object();
    payload.setAll(more);
    payload.set("issue", hub.shapes().discussions().issue(repo, issue));
    payload.set("comment", comment);
    hub.events().tell(repo, "issue_comment", action, login, payload);
  }

  private static List<ObjectNode> on(Repo repo, ObjectNode comment) {
    long id = comment.path("id").asLong();
    return repo.shelves().reactions().where(one -> one.path("comment").asLong() == id);
  }

  /** What a reaction is to stays inside. */
  private static ObjectNode bare(ObjectNode reaction) {
    var bare = reaction.deepCopy();
    bare.remove("comment");
    return bare;
  }

  private Answer reactions(Call call) {
    var repo = gate.repo(call);
    var content = call.query("content", "");
    return Answer.list(
        on(repo, find(call, repo)).stream()
            .filter(one -> content.isEmpty() || one.path("content").asString().equals(content))
            .map(CommentRoutes::bare)
            .toList());
  }

  private Answer react(Call call) {
    var repo = gate.repo(call);
    var comment = find(call, repo);
    var login = Gate.somebody(call);
    var content = call.required("Reaction", "content").toLowerCase(Locale.ROOT);
    if (!Discussions.REACTIONS.contains(content)) {
      throw Problem.invalid("Reaction", "content", "invalid");
    }
    var same =
        on(repo, comment).stream()
            .filter(one -> one.path("content").asString().equals(content))
            .filter(one -> one.at("/user/login").asString().equals(login))
            .findFirst();
    if (same.isPresent()) {
      return Answer.ok(bare(same.get()));
    }
    var reaction = hub.shapes().discussions().reaction(hub.nextId(), login, content, hub.now());
    reaction.put("comment", comment.path("id").asLong());
    repo.shelves().reactions().add(reaction);
    count(repo, comment);
    return Answer.created(bare(reaction));
  }

  private Answer takeBack(Call call) {
    var repo = gate.repo(call);
    var comment = find(call, repo);
    var login = Gate.somebody(call);
    long id = call.number("reaction_id");
    var reaction =
        on(repo, comment).stream()
            .filter(one -> one.path("id").asLong() == id)
            .findFirst()
            .orElseThrow(Problem::notFound);
    if (!reaction.at("/user/login").asString().equals(login)) {
      throw Problem.forbidden(call.caller());
    }
    repo.shelves().reactions().remove(id);
    count(repo, comment);
    return Answer.done();
  }

  private static void count(Repo repo, ObjectNode comment) {
    var shown = on(repo, comment).stream().map(one -> one.path("content").asString()).toList();
    comment.set("reactions", Discussions.reactions(comment.path("url").asString(), shown));
  }
}
