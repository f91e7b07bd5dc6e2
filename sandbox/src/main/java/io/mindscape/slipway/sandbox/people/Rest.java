package io.mindscape.slipway.sandbox.people;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The forge's REST API as a person uses it, with a browser or {@code gh}.
 *
 * @param login whose token is used
 */
public record Rest(HttpClient http, String login) {

  /** As what people's programs announce themselves: by this they are told from the bot. */
  public static final String AGENT = "people";

  private static final JsonMapper JSON = JsonMapper.shared();

  /**
   * What the forge said.
   *
   * @param text its body as it came
   */
  public record Answer(int status, String text) {

    public boolean isRefusal() {
      return status >= 400;
    }

    /** What it says; an empty object if that is nothing. */
    public JsonNode json() {
      return text.isBlank() ? JSON.createObjectNode() : JSON.readTree(text);
    }
  }

  /**
   * Asks the forge.
   *
   * @param body is sent as JSON; null for none
   * @throws UncheckedIOException if there is no answer
   * @throws IllegalStateException if the thread is interrupted
   */
  public Answer send(String method, URI where, @Nullable Object body) {
    var content =
        body == null
            ? BodyPublishers.noBody()
            : BodyPublishers.ofString(JSON.writeValueAsString(body));
    var request =
        HttpRequest.newBuilder(where)
            .header("Authorization", "Bearer token-" + login)
            .header("Accept", "application/vnd.github+json")
            .header("User-Agent", AGENT)
            .method(method, content)
            .build();
    try {
      var answer = http.send(request, BodyHandlers.ofString());
      return new Answer(answer.statusCode(), answer.body());
    } catch (IOException failure) {
      throw new UncheckedIOException(method + " " + where, failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    }
  }
}
