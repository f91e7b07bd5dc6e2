package io.mindscape.slipway.sandbox.forge.shape;

import io.mindscape.slipway.sandbox.forge.state.Repo;
import tools.jackson.databind.node.ObjectNode;

/** Deployments and how they went. */
public final class Deployments {

  private final Users users;
  private final Links links;

  public Deployments(Users users, Links links) {
    this.users = users;
    this.links = links;
  }

  /** A new deployment, without what the caller says of it. */
  public ObjectNode deployment(Repo repo, long id, String login, String at) {
    var url = links.api(repo) + "/deployments/" + id;
    var shape =
        Docs.object()
            .put("id", id)
            .put("node_id", Docs.node("Deployment", id))
            .put("url", url)
            .put("statuses_url", url + "/statuses")
            .put("repository_url", links.api(repo))
            .putNull("performed_via_github_app");
    shape.set("creator", users.simple(login));
    return shape.put("created_at", at).put("updated_at", at);
  }

  /** A new status of {@code deployment}, without what the caller says of it. */
  public ObjectNode status(Repo repo, ObjectNode deployment, long id, String login, String at) {
    var url = deployment.path("url").asString();
    var shape =
        Docs.object()
            .put("id", id)
            .put("node_id", Docs.node("DeploymentStatus", id))
            .put("url", url + "/statuses/" + id)
            .put("deployment_url", url)
            .put("repository_url", links.api(repo))
            .put("environment", deployment.path("environment").asString())
            .putNull("performed_via_github_app");
    shape.set("creator", users.simple(login));
    return shape.put("created_at", at).put("updated_at", at);
  }
}
