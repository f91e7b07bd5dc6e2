package io.mindscape.slipway.bot.api;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How the API answers: JSON, and problems as RFC 9457 has them. Nothing may be kept by a cache. */
final class Answers {

  static final JsonMapper JSON = JsonMapper.shared();

  private Answers() {}

  static void send(ServerResponse response, JsonNode answer) {
    send(response, "application/json", answer);
  }

  /**
   * Says what is wrong.
   *
   * @param detail one sentence, and what to do
   */
  static void problem(ServerResponse response, Status status, String detail) {
    response.status(status);
    send(
        response,
        "application/problem+json",
        JSON.createObjectNode()
            .put("title", status.reasonPhrase())
            .put("status", status.code())
            .put("detail", detail));
  }

  private static void send(ServerResponse response, String type, JsonNode answer) {
    response
        .header(HeaderNames.CONTENT_TYPE, type)
        .header(HeaderNames.CACHE_CONTROL, "no-store")
        .header(HeaderNames.create("X-Content-Type-Options"), "nosniff")
        .send(JSON.writeValueAsBytes(answer));
  }
}
