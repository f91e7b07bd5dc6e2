package io.mindscape.slipway.sandbox.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Somebody who uses the forge over its REST API, as a browser or {@code gh} would.
 *
 * @param name the login
 */
record Person(String name, URI api, HttpClient http) {

  private static final JsonMapper JSON = JsonMapper.shared();

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
    var publisher =
        body == null
            ? BodyPublishers.noBody()
            : BodyPublishers.ofString(JSON.writeValueAsString(body));
    var request =
        HttpRequest.newBuilder(where)
            .header("Authorization", "Bearer token-" + name)
            .header("Accept", "application/vnd.github+json")
            .method(method, publisher)
            .build();
    try {
      var answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() >= 400) {
        throw new StoryBroken(
            "%s %s by %s was answered %d: %s"
                .formatted(method, where.getPath(), name, answer.statusCode(), answer.body()));
      }
      return answer.body().isBlank() ? JSON.createObjectNode() : JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + where, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoryBroken("interrupted");
    }
  }
}
