package io.mindscape.slipway.sandbox.forge.rest;

import io.mindscape.slipway.sandbox.forge.git.Merges;
import io.mindscape.slipway.sandbox.forge.git.RefChange;
import io.mindscape.slipway.sandbox.forge.git.Writer;
import io.mindscape.slipway.sandbox.forge.http.Answer;
import io.mindscape.slipway.sandbox.forge.http.Call;
import io.mindscape.slipway.sandbox.forge.http.Problem;
import io.mindscape.slipway.sandbox.forge.http.Routes;
import io.mindscape.slipway.sandbox.forge.shape.Docs;
import io.mindscape.slipway.sandbox.forge.state.Pull;
import io.mindscape.slipway.sandbox.forge.state.Repo;
import java.util.List;
import java.util.Optional;

/** Merging: a commit in the repository, or a clear no. */
public final class MergeRoutes implements Group {

  private final Hub hub;
  private final Gate gate;

  public MergeRoutes(Hub hub) {
    this.hub = hub;
    this.gate = new Gate(hub.state());
  }

  @Override
  public void add(Routes routes) {
    routes
        .get("/repos/{owner}/{repo}/pulls/{pull_number}/merge", this::isMerged)
        .put("/repos/{owner}/{repo}/pulls/{pull_number}/merge", this::merge);
  }

  private Answer isMerged(Call call) {
    if (gate.pull(call, gate.repo(call)).merged().isEmpty()) {
      throw Problem.notFound();
    }
    return Answer.done();
  }

  private Answer merge(Call call) {
    var repo = gate.repo(call);
    var pull = gate.pull(call, repo);
    var login = gate.writer(call, repo);
    check(call, repo, pull);
    var base = repo.git().branch(pull.base()).orElseThrow(() -> no("Base branch was deleted"));
    var tree =
        new Merges(repo.git())
            .tree(base, pull.headSha())
            .orElseThrow(() -> no("Pull Request is not mergeable"));
    var sha = new Writer(repo.git()).commit(commit(call, repo, new Plan(pull, base, tree), login));
    var ref = "refs/heads/" + pull.base();
    if (new Writer(repo.git()).move(ref, Optional.of(base), sha, false) != Writer.Moved.MOVED) {
      throw no("Base branch was modified. Review and try the merge again.");
    }
    // Merged before anybody hears of the push, so that the push finds nothing left to close.
    var merged = repo.keep(pull.at(pull.headSha(), base).merged(sha, login));
    repo.keep(repo.issueOf(merged).closed(hub.state().clock().instant()));
    hub.pushes().happened(repo, new RefChange(ref, base, sha), login);
    hub.pushes().close(repo, merged, login);
    return Answer.ok(
        Docs.object()
            .put("sha", sha)
            .put("merged", true)
            .put("message", "Pull Request successfully merged"));
  }

  private static void check(Call call, Repo repo, Pull pull) {
    if (!repo.issueOf(pull).isOpen()) {
      throw no("Pull Request is not mergeable");
    }
    if (!call.text("sha").orElse(pull.headSha()).equals(pull.headSha())) {
      throw new Problem(409, "Head branch was modified. Review and try the merge again.");
    }
    Requirements.missing(repo, pull)
        .ifPresent(
            why -> {
              throw no(why);
            });
  }

  private static Problem no(String why) {
    return new Problem(405, why);
  }

  /**
   * What is to be merged.
   *
   * @param base where the base branch stands
   * @param tree what the merge will hold
   */
  private record Plan(Pull pull, String base, String tree) {}

  private Writer.NewCommit commit(Call call, Repo repo, Plan plan, String login) {
    var pull = plan.pull();
    var title = repo.issueOf(pull).text().title();
    boolean squash =
        switch (call.text("merge_method").orElse("merge")) {
          case "merge" -> false;
          case "squash" -> true;
          case "rebase" -> throw no("Rebase merges are not allowed on this repository.");
          default -> throw Problem.invalid("PullRequest", "merge_method", "invalid");
        };
    var usual =
        squash
            ? "%s (#%d)".formatted(title, pull.number())
            : "Merge pull request #%d from %s/%s"
                .formatted(pull.number(), repo.name().owner(), pull.head());
    var subject = call.text("commit_title").filter(text -> !text.isBlank()).orElse(usual);
    var body = call.text("commit_message").orElse(squash ? "" : title);
    var message = body.isBlank() ? subject + "\n" : subject + "\n\n" + body.strip() + "\n";
    var author = Authors.of(hub, login);
    var parents = squash ? List.of(plan.base()) : List.of(plan.base(), pull.headSha());
    return new Writer.NewCommit(plan.tree(), parents, message, author, author);
  }
}
