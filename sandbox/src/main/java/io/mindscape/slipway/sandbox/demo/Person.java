package io.mindscape.slipway.sandbox.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
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

  private JsonNode send(
      String method, String path, @org.jspecify.annotations.Nullable Object body) {
    var publisher =
        body == null
            ? BodyPublishers.noBody()
            : BodyPublishers.ofString(JSON.writeValueAsString(body));
    var request =
        HttpRequest.newBuilder(URI.create(api + path))
            .header("Authorization", "Bearer token-" + name)
            .header("Accept", "application/vnd.github+json")
            .method(method, publisher)
            .build();
    try {
      var answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() >= 400) {
        throw new StoryBroken(
            "%s %s by %s was answered %d: %s"
                .formatted(method, path, name, answer.statusCode(), answer.body()));
      }
      return answer.body().isBlank() ? JSON.createObjectNode() : JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoryBroken("interrupted");
    }
  }
}
