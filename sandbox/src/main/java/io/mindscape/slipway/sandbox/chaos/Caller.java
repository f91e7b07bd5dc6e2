package io.mindscape.slipway.sandbox.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A person at the forge's REST API.
 *
 * @param login whose token is used
 */
record Caller(String login, URI api, HttpClient http) {

  /** By this the forge tells people from the bot. */
  static final String AGENT = "people";

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int PAGE = 100;

  /** What is there; nothing if it is not, or was refused. */
  Optional<JsonNode> get(String path) {
    return send("GET", path, null);
  }

  /** Everything on all pages of a list. */
  List<JsonNode> all(String path) {
    var all = new ArrayList<JsonNode>();
    for (int page = 1; ; page++) {
      var separator = path.contains("?") ? "&" : "?";
      var found =
          get("%s%sper_page=%d&page=%d".formatted(path, separator, PAGE, page))
              .orElseThrow(() -> new IllegalStateException("the forge refused " + path));
      var items = found.has("check_runs") ? found.path("check_runs") : found;
      items.forEach(all::add);
      if (items.size() < PAGE) {
        return all;
      }
    }
  }

  /** Asks for a change; nothing if it was refused, as it may be when others were faster. */
  Optional<JsonNode> ask(String method, String path, Map<String, ?> body) {
    return send(method, path, JSON.writeValueAsString(body));
  }

  private Optional<JsonNode> send(
      String method, String path, @org.jspecify.annotations.Nullable String body) {
    var publisher = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    var request =
        HttpRequest.newBuilder(URI.create(api + path))
            .header("Authorization", "Bearer token-" + login)
            .header("Accept", "application/vnd.github+json")
            .header("User-Agent", AGENT)
            .method(method, publisher)
            .build();
    try {
      var answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() >= 400) {
        return Optional.empty();
      }
      return Optional.of(
          answer.body().isBlank() ? JSON.createObjectNode() : JSON.readTree(answer.body()));
    } catch (IOException failure) {
      throw new UncheckedIOException(method + " " + path, failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    }
  }
}
