package io.mindscape.slipway.sandbox.forge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * Somebody who uses the forge. Every answer is held against GitHub's own description, so a test of
 * behaviour is one of shape as well.
 *
 * @param authorization the header; empty for none
 */
record Client(URI root, HttpClient http, String authorization) {

  private static final Pattern NAME = Pattern.compile("\\{[a-z_]+}");

  /** What came back. */
  record Reply(int status, JsonNode body, HttpHeaders headers) {

    JsonNode at(String pointer) {
      return body.at(pointer);
    }

    String text(String pointer) {
      return body.at(pointer).asString();
    }

    String header(String name) {
      return headers.firstValue(name).orElse("");
    }

    Reply expect(int expected) {
      assertThat(status).as(body.toString()).isEqualTo(expected);
      return this;
    }
  }

  /**
   * @param template as GitHub's description writes it, with a query behind it if need be; owner and
   *     repository are filled in
   * @param names the other parts of the path, in order
   */
  Reply get(String template, Object... names) {
    return call("GET", template, null, names);
  }

  Reply post(String template, Object body, Object... names) {
    return call("POST", template, body, names);
  }

  Reply put(String template, Object body, Object... names) {
    return call("PUT", template, body, names);
  }

  Reply patch(String template, Object body, Object... names) {
    return call("PATCH", template, body, names);
  }

  Reply delete(String template, Object... names) {
    return call("DELETE", template, null, names);
  }

  private Reply call(String method, String template, Object body, Object... names) {
    var reply = send(method, "/api/v3" + fill(template, names), body, Map.of());
    var path = template.replaceAll("\\?.*", "");
    assertThat(GitHubDescription.get().problems(method, path, reply.status(), reply.body()))
        .as("%s %s", method, template)
        .isEmpty();
    return reply;
  }

  /** Sends as it is, and holds the answer against nothing. */
  Reply send(String method, String path, Object body, Map<String, String> headers) {
    var publisher =
        body == null
            ? BodyPublishers.noBody()
            : BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body));
    var request = HttpRequest.newBuilder(URI.create(root + path)).method(method, publisher);
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    headers.forEach(request::header);
    try {
      var answer = http.send(request.build(), BodyHandlers.ofByteArray());
      boolean isJson =
          answer.headers().firstValue("Content-Type").orElse("").startsWith("application/json");
      JsonNode json =
          isJson && answer.body().length > 0
              ? JsonMapper.shared().readTree(answer.body())
              : MissingNode.getInstance();
      return new Reply(answer.statusCode(), json, answer.headers());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  private static String fill(String template, Object... names) {
    var path = template.replace("{owner}", "mindscape").replace("{repo}", "platform");
    for (var name : names) {
      var text =
          URLEncoder.encode(name.toString(), StandardCharsets.UTF_8)
              .replace("+", "%20")
              .replace("%2F", "/");
      path = NAME.matcher(path).replaceFirst(Matcher.quoteReplacement(text));
    }
    return path;
  }
}
