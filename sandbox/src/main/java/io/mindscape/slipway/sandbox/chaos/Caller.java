package io.mindscape.slipway.sandbox.chaos;

import io.mindscape.slipway.sandbox.people.Rest;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A person at the forge's REST API.
 *
 * @param login whose token is used
 */
record Caller(String login, URI api, HttpClient http) {

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
    return send(method, path, body);
  }

  private Optional<JsonNode> send(String method, String path, @Nullable Object body) {
    var answer = new Rest(http, login).send(method, URI.create(api + path), body);
    return answer.isRefusal() ? Optional.empty() : Optional.of(answer.json());
  }
}
