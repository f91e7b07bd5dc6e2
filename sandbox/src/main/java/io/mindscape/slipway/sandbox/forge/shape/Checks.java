package io.mindscape.slipway.sandbox.forge.shape;

import io.mindscape.slipway.sandbox.forge.git.BareRepository;
import io.mindscape.slipway.sandbox.forge.git.Commit;
import io.mindscape.slipway.sandbox.forge.git.RefChange;
import io.mindscape.slipway.sandbox.forge.state.App;
import io.mindscape.slipway.sandbox.forge.state.Pull;
import io.mindscape.slipway.sandbox.forge.state.Repo;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Check runs and suites, commit statuses. */
public final class Checks {

  private final AppShapes apps;
  private final PullRequests pulls;
  private final Users users;
  private final Links links;

  public Checks(AppShapes apps, PullRequests pulls, Users users, Links links) {
    this.apps = apps;
    this.pulls = pulls;
    this.users = users;
    this.links = links;
  }

  /** A check run that has just begun to be known. */
  public ObjectNode run(Repo repo, App app, long id, ObjectNode suite, String name) {
    var url = links.api(repo) + "/check-runs/" + id;
    var sha = suite.path("head_sha").asString();
    var shape =
        Docs.object()
            .put("id", id)
            .put("node_id", Docs.node("CheckRun", id))
            .put("name", name)
            .put("head_sha", sha)
            .put("external_id", "")
            .put("url", url)
            .put("html_url", links.page(repo) + "/runs/" + id)
            .put("details_url", links.page(repo) + "/runs/" + id)
            .put("status", "queued")
            .putNull("conclusion")
            .putNull("started_at")
            .putNull("completed_at");
    shape.set("output", output(url));
    shape.putObject("check_suite").put("id", suite.path("id").asLong());
    shape.set("app", apps.app(app));
    shape.set("pull_requests", pulls(repo, sha));
    return shape;
  }

  private static ObjectNode output(String url) {
    return Docs.object()
        .putNull("title")
        .putNull("summary")
        .putNull("text")
        .put("annotations_count", 0)
        .put("annotations_url", url + "/annotations");
  }

  /** The suite of an App's check runs on a commit. */
  public ObjectNode suite(Repo repo, App app, long id, Commit commit, String at) {
    var url = links.api(repo) + "/check-suites/" + id;
    var shape =
        Docs.object()
            .put("id", id)
            .put("node_id", Docs.node("CheckSuite", id))
            .put("head_branch", branch(repo.git(), commit.sha()))
            .put("head_sha", commit.sha())
            .put("status", "queued")
            .putNull("conclusion")
            .put("url", url)
            .put("before", commit.parents().stream().findFirst().orElse(RefChange.NOWHERE))
            .put("after", commit.sha());
    shape.set("pull_requests", pulls(repo, commit.sha()));
    shape.set("app", apps.app(app));
    shape.put("created_at", at).put("updated_at", at).put("latest_check_runs_count", 0);
    return shape.put("check_runs_url", url + "/check-runs");
  }

  private static @Nullable String branch(BareRepository git, String sha) {
    return git.refs("refs/heads/").entrySet().stream()
        .filter(ref -> ref.getValue().equals(sha))
        .map(Map.Entry::getKey)
        .map(name -> name.substring("refs/heads/".length()))
        .findFirst()
        .orElse(null);
  }

  /** The open pull requests whose head is {@code sha}. */
  public ArrayNode pulls(Repo repo, String sha) {
    var array = Docs.array();
    for (Pull pull : repo.openPulls()) {
      if (pull.headSha().equals(sha)) {
        array.add(pulls.minimal(repo, pull));
      }
    }
    return array;
  }

  /** A commit status. */
  public ObjectNode status(Repo repo, long id, String sha, String login, String at) {
    var creator = users.simple(login);
    var shape =
        Docs.object()
            .put("id", id)
            .put("node_id", Docs.node("StatusContext", id))
            .put("url", links.api(repo) + "/statuses/" + sha)
            .put("avatar_url", creator.path("avatar_url").asString());
    shape.set("creator", creator);
    return shape.put("created_at", at).put("updated_at", at);
  }
}
