package io.mindscape.slipway.sandbox.forge.shape;

import io.mindscape.slipway.sandbox.forge.state.App;
import io.mindscape.slipway.sandbox.forge.state.Apps;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Apps, their installations and tokens. */
public final class AppShapes {

  private static final Map<String, String> PERMISSIONS =
      Map.of(
          "metadata", "read",
          "contents", "write",
          "pull_requests", "write",
          "issues", "write",
          "checks", "write",
          "statuses", "write",
          "deployments", "write",
          "members", "read",
          "packages", "read");
  private static final List<String> EVENTS =
      List.of(
          "check_run",
          "check_suite",
          "deployment_status",
          "issue_comment",
          "issues",
          "pull_request",
          "pull_request_review",
          "push",
          "registry_package",
          "repository_dispatch");

  private final Users users;
  private final Links links;

  public AppShapes(Users users, Links links) {
    this.users = users;
    this.links = links;
  }

  public ObjectNode app(App app) {
    var shape =
        Docs.object()
            .put("id", app.id())
            .put("slug", app.slug())
            .put("client_id", "Iv1." + app.id())
            .put("node_id", Docs.node("App", app.id()))
            .put("name", app.slug())
            .put("description", "")
            .put("external_url", links.page())
            .put("html_url", links.page() + "apps/" + app.slug());
    shape.set("owner", users.simple(app.login()));
    shape.set("permissions", permissions());
    shape.set("events", events());
    return shape
        .put("created_at", Docs.time(app.since()))
        .put("updated_at", Docs.time(app.since()));
  }

  /**
   * @param owner the organization on whose repositories it is installed
   */
  public ObjectNode installation(App app, ObjectNode owner) {
    var url = links.api() + "/app/installations/" + app.installation();
    var shape =
        Docs.object()
            .put("id", app.installation())
            .put("app_id", app.id())
            .put("app_slug", app.slug())
            .put("client_id", "Iv1." + app.id())
            .put("target_id", owner.path("id").asLong())
            .put("target_type", owner.path("type").asString())
            .put("repository_selection", "all")
            .put("access_tokens_url", url + "/access_tokens")
            .put("repositories_url", links.api() + "/installation/repositories")
            .put("html_url", links.page() + "settings/installations/" + app.installation())
            .putNull("single_file_name")
            .putNull("suspended_by")
            .putNull("suspended_at")
            .put("has_multiple_single_files", false);
    shape.putArray("single_file_paths");
    shape.set("account", owner);
    shape.set("permissions", permissions());
    shape.set("events", events());
    return shape
        .put("created_at", Docs.time(app.since()))
        .put("updated_at", Docs.time(app.since()));
  }

  public ObjectNode token(Apps.Token token) {
    var shape =
        Docs.object()
            .put("token", token.text())
            .put("expires_at", Docs.time(token.expires()))
            .put("repository_selection", "all");
    shape.set("permissions", permissions());
    return shape;
  }

  private static ObjectNode permissions() {
    var shape = Docs.object();
    PERMISSIONS.forEach(shape::put);
    return shape;
  }

  private static ArrayNode events() {
    var array = Docs.array();
    EVENTS.forEach(array::add);
    return array;
  }
}
