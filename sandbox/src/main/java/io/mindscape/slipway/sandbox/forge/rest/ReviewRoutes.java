package io.mindscape.slipway.sandbox.forge.rest;

import io.mindscape.slipway.sandbox.forge.http.Answer;
import io.mindscape.slipway.sandbox.forge.http.Call;
import io.mindscape.slipway.sandbox.forge.http.Problem;
import io.mindscape.slipway.sandbox.forge.http.Routes;
import io.mindscape.slipway.sandbox.forge.shape.Discussions;
import io.mindscape.slipway.sandbox.forge.shape.Docs;
import io.mindscape.slipway.sandbox.forge.shape.PullRequests;
import io.mindscape.slipway.sandbox.forge.state.Pull;
import io.mindscape.slipway.sandbox.forge.state.Repo;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Reviews of pull requests. */
public final class ReviewRoutes implements Group {

  private static final String ALL = "/repos/{owner}/{repo}/pulls/{pull_number}/reviews";
  private static final Map<String, String> VERDICTS =
      Map.of(
          "APPROVE", "APPROVED",
          "REQUEST_CHANGES", "CHANGES_REQUESTED",
          "COMMENT", "COMMENTED");

  private final Hub hub;
  private final Gate gate;

  public ReviewRoutes(Hub hub) {
    this.hub = hub;
    this.gate = new Gate(hub.state());
  }

  @Override
  public void add(Routes routes) {
    routes
        .get(ALL, this::list)
        .post(ALL, this::create)
        .get(ALL + "/{review_id}", this::get)
        .put(ALL + "/{review_id}/dismissals", this::dismiss);
  }

  /** Those of a pull request, oldest first. */
  private static List<ObjectNode> of(Repo repo, Pull pull) {
    var end = "/pulls/" + pull.number();
    return repo.shelves()
        .reviews()
        .where(review -> review.path("pull_request_url").asString().endsWith(end));
  }

  private Answer list(Call call) {
    var repo = gate.repo(call);
    return Answer.list(of(repo, gate.pull(call, repo)));
  }

  private ObjectNode find(Call call, Repo repo) {
    long id = call.number("review_id");
    return of(repo, gate.pull(call, repo)).stream()
        .filter(review -> review.path("id").asLong() == id)
        .findFirst()
        .orElseThrow(Problem::notFound);
  }

  private Answer get(Call call) {
    return Answer.ok(find(call, gate.repo(call)));
  }

  private Answer create(Call call) {
    var repo = gate.repo(call);
    var pull = gate.pull(call, repo);
    var login = Gate.somebody(call);
    var event = call.text("event").orElse("");
    var state = VERDICTS.get(event);
    if (state == null) {
      throw Problem.unprocessable("Event is invalid");
    }
    var body = call.text("body").orElse("");
    if (body.isBlank() && !event.equals("APPROVE")) {
      throw Problem.unprocessable("Body can't be blank");
    }
    if (login.equals(repo.issueOf(pull).author()) && !event.equals("COMMENT")) {
      var what = event.equals("APPROVE") ? "approve" : "request changes on";
      throw Problem.unprocessable("Can not " + what + " your own pull request");
    }
    var remark = new Discussions.Remark(login, body, hub.now());
    var verdict = new PullRequests.Verdict(remark, state, commit(call, repo, pull));
    var review = hub.shapes().pulls().review(repo, pull, hub.nextId(), verdict);
    repo.shelves().reviews().add(review);
    tell(repo, pull, "submitted", login, review);
    return Answer.ok(review);
  }

  private static String commit(Call call, Repo repo, Pull pull) {
    var sha = call.text("commit_id").orElse(pull.headSha());
    boolean isPart =
        repo.git().between(pull.baseSha(), pull.headSha()).stream()
            .anyMatch(commit -> commit.sha().equals(sha));
    if (!isPart) {
      throw Problem.unprocessable("Commit is not part of the pull request");
    }
    return sha;
  }

  private Answer dismiss(Call call) {
    var repo = gate.repo(call);
    var login = gate.writer(call, repo);
    if (call.text("message").isEmpty()) {
      throw Problem.unprocessable("Message can't be blank");
    }
    var review = find(call, repo).put("state", "DISMISSED");
    tell(repo, gate.pull(call, repo), "dismissed", login, review);
    return Answer.ok(review);
  }

  /** In deliveries the verdict is written in small letters. */
  private void tell(Repo repo, Pull pull, String action, String login, ObjectNode review) {
    var told = review.deepCopy();
    told.put("state", review.path("state").asString().toLowerCase(Locale.ROOT));
    var payload = Docs.object();
    payload.set("review", told);
    payload.set("pull_request", hub.shapes().pulls().simple(repo, pull));
    hub.events().tell(repo, "pull_request_review", action, login, payload);
  }
}
