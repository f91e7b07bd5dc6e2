package io.mindscape.slipway.sandbox.demo;

import io.mindscape.slipway.sandbox.people.Rest;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Somebody who uses the forge over its REST API, as a browser or {@code gh} would.
 *
 * @param name the login
 */
record Person(String name, URI api, HttpClient http) {

  JsonNode get(String path) {
    return send("GET", path, null);
  }

  JsonNode post(String path, Map<String, ?> body) {
    return send("POST", path, body);
  }

  JsonNode put(String path, Map<String, ?> body) {
    return send("PUT", path, body);
  }

  /** The buttons of a check run, which people find on the forge's page and not in its API. */
  JsonNode buttons(String repo, JsonNode run) {
    return send("GET", buttonsOf(repo, run), null);
  }

  /** Clicks on one of them. */
  void click(String repo, JsonNode run, String identifier) {
    send("POST", buttonsOf(repo, run), Map.of("identifier", identifier));
  }

  private URI buttonsOf(String repo, JsonNode run) {
    return api.resolve("/sandbox%s/check-runs/%s/actions".formatted(repo, run.path("id")));
  }

  private JsonNode send(String method, String path, @Nullable Object body) {
    return send(method, URI.create(api + path), body);
  }

  private JsonNode send(String method, URI where, @Nullable Object body) {
    var answer = new Rest(http, name).send(method, where, body);
    if (answer.isRefusal()) {
      throw new StoryBroken(
          "%s %s by %s was answered %d: %s"
              .formatted(method, where.getPath(), name, answer.status(), answer.text()));
    }
    return answer.json();
  }
}
