package io.mindscape.slipway.sandbox.agreement;

import io.mindscape.slipway.sandbox.controlplane.Access;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real API server, as somebody who may do everything. Connections are kept. */
final class Api {

  private static final int ATTEMPTS = 3;

  private final JsonMapper json = JsonMapper.shared();
  private final Access access;

  Api(Access access) {
    this.access = access;
  }

  /**
   * Reads a document of the server.
   *
   * @throws IllegalStateException if it answers anything but 200
   */
  JsonNode get(String path, String accept) {
    var answer = access.send(request(path).header("Accept", accept));
    if (answer.statusCode() != 200) {
      throw new IllegalStateException("GET %s: %s".formatted(path, answer.body()));
    }
    return json.readTree(answer.body());
  }

  /**
   * Sends a YAML text as it is, and gives what the server says. Where it breaks the connection
   * again and again and answers others, its code has panicked over this text (there are such):
   * nothing is created, so that is a refusal, too.
   */
  Answer post(String path, String yaml) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        return answer(access.send(posting(path, yaml)));
      } catch (UncheckedIOException broken) {
        get("/version", "application/json");
      }
    }
    return new Answer(
        0, json.createObjectNode().put("message", "the server breaks the connection: it panics"));
  }

  private HttpRequest.Builder posting(String path, String yaml) {
    return request(path)
        .header("Content-Type", "application/yaml")
        .POST(HttpRequest.BodyPublishers.ofString(yaml, StandardCharsets.UTF_8));
  }

  /** One connection for each that is under way: where the server breaks one, no other suffers. */
  private HttpRequest.Builder request(String path) {
    return access.request(path).version(HttpClient.Version.HTTP_1_1);
  }

  private Answer answer(HttpResponse<String> answer) {
    boolean created = answer.statusCode() / 100 == 2;
    return new Answer(
        answer.statusCode(), created ? json.createObjectNode() : status(answer.body()));
  }

  private JsonNode status(String body) {
    return body.startsWith("{")
        ? json.readTree(body)
        : json.createObjectNode().put("message", body.strip());
  }

  /**
   * An answer.
   *
   * @param body the {@code Status} of a refusal; empty for what was accepted
   */
  record Answer(int code, JsonNode body) {}
}
