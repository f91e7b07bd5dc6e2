package io.mindscape.slipway.sandbox.forge.rest;

import io.mindscape.slipway.sandbox.forge.http.Answer;
import io.mindscape.slipway.sandbox.forge.http.Call;
import io.mindscape.slipway.sandbox.forge.http.RateLimit;
import io.mindscape.slipway.sandbox.forge.http.Routes;
import io.mindscape.slipway.sandbox.forge.shape.Docs;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** The API about itself: where things are, and how much one may ask. */
public final class MetaRoutes implements Group {

  private static final Map<String, String> PLACES =
      Map.of(
          "current_user_url", "/user",
          "rate_limit_url", "/rate_limit",
          "repository_url", "/repos/{owner}/{repo}",
          "user_url", "/users/{user}",
          "organization_url", "/orgs/{org}");

  private final Hub hub;
  private final RateLimit limit;

  public MetaRoutes(Hub hub, RateLimit limit) {
    this.hub = hub;
    this.limit = limit;
  }

  @Override
  public void add(Routes routes) {
    routes.get("", this::root).get("/", this::root).get("/rate_limit", this::rateLimit);
  }

  private Answer root(Call call) {
    var shape = Docs.object();
    PLACES.forEach((key, place) -> shape.put(key, hub.shapes().links().api() + place));
    return Answer.ok(shape);
  }

  private Answer rateLimit(Call call) {
    var window = limit.window(call.caller());
    var shape = Docs.object();
    var resources = shape.putObject("resources");
    // Only the core is counted; the others are as on GitHub, unused.
    List.of("core", "search", "graphql", "integration_manifest")
        .forEach(name -> resources.set(name, shape(window)));
    shape.set("rate", shape(window));
    return Answer.ok(shape);
  }

  private static ObjectNode shape(RateLimit.Window window) {
    return Docs.object()
        .put("limit", window.limit())
        .put("used", window.used())
        .put("remaining", window.remaining())
        .put("reset", window.reset().getEpochSecond());
  }
}
