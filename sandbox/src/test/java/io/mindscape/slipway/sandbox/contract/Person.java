package io.mindscape.slipway.sandbox.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Somebody who uses the forge's API with their own token.
 *
 * @param api what their paths begin at: the API itself, or a repository in it
 */
public record Person(URI api, String login) {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  /** One who speaks of one repository alone. */
  public static Person at(URI api, String repo, String login) {
    return new Person(URI.create(api + "/repos/" + repo), login);
  }

  /** What is there, or nothing for a 404. */
  public Optional<JsonNode> get(String path) {
    var answer = ask("GET", path, "");
    return answer.statusCode() == 404 ? Optional.empty() : Optional.of(fine(path, answer));
  }

  /** What the forge answers to a change that it has to take. */
  public JsonNode send(String method, String path, Map<String, ?> body) {
    return fine(
        method + " " + path, ask(method, path, JsonMapper.shared().writeValueAsString(body)));
  }

  private static JsonNode fine(String asked, HttpResponse<String> answer) {
    if (answer.statusCode() >= 300) {
      throw new IllegalStateException(
          "%s: %d %s".formatted(asked, answer.statusCode(), answer.body()));
    }
    return JsonMapper.shared().readTree(answer.body().isEmpty() ? "{}" : answer.body());
  }

  private HttpResponse<String> ask(String method, String path, String body) {
    var request =
        HttpRequest.newBuilder(URI.create(api + path))
            .header("Authorization", "Bearer token-" + login)
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build();
    try {
      return CLIENT.send(request, BodyHandlers.ofString());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
