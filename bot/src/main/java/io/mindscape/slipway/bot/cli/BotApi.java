package io.mindscape.slipway.bot.cli;

import io.mindscape.slipway.policies.Refused;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The API of a bot that runs.
 *
 * @param base such as {@code http://127.0.0.1:8080}, without a slash at the end
 */
record BotApi(String base, String token) {

  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final JsonMapper JSON = JsonMapper.shared();

  /**
   * Asks for something.
   *
   * @return nothing where there is no such thing
   * @throws Refused if the bot is not there, or does not let us in
   */
  Optional<JsonNode> get(String path) {
    return ask(request(path).GET().build());
  }

  /** Has something done, as {@link #get}. */
  Optional<JsonNode> post(String path) {
    return ask(request(path).POST(HttpRequest.BodyPublishers.noBody()).build());
  }

  /** A part of a path or of what follows the question mark. */
  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private HttpRequest.Builder request(String path) {
    try {
      return HttpRequest.newBuilder(URI.create(base + "/api/v1" + path))
          .timeout(PATIENCE)
          .header("Authorization", "Bearer " + token);
    } catch (IllegalArgumentException noUrl) {
      throw new Refused(
          "\"%s\" is no URL of a bot: write one such as http://127.0.0.1:8080".formatted(base),
          noUrl);
    }
  }

  private Optional<JsonNode> ask(HttpRequest request) {
    var response = send(request);
    return switch (response.statusCode()) {
      case 200, 202 -> Optional.of(json(response.body()));
      case 404 -> Optional.empty();
      case 401 ->
          throw new Refused(
              "The bot at %s does not accept the token: set SLIPWAY_API_TOKEN to the one that it was"
                      .formatted(base)
                  + " started with");
      default -> throw new Refused("The bot at %s says: %s".formatted(base, detail(response)));
    };
  }

  private HttpResponse<String> send(HttpRequest request) {
    try (var client =
        HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build()) {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException failure) {
      throw new Refused(
          "No bot answers at %s: start it with slipway serve, or say with --url where it runs"
              .formatted(base),
          failure);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
      throw new Refused("Interrupted while the bot was asked: try again", hurried);
    }
  }

  private JsonNode json(String body) {
    try {
      return JSON.readTree(body);
    } catch (JacksonException other) {
      throw new Refused("What answers at %s is no Slipway: check --url".formatted(base), other);
    }
  }

  private static String detail(HttpResponse<String> response) {
    try {
      var detail = JSON.readTree(response.body()).path("detail").asString("");
      if (!detail.isEmpty()) {
        return detail;
      }
    } catch (JacksonException other) {
      // Whoever answers there, it has no sentence for us.
      return "HTTP " + response.statusCode();
    }
    return "HTTP " + response.statusCode();
  }
}
