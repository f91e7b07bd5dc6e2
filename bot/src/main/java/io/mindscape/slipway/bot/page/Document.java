package io.mindscape.slipway.bot.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/** What all pages have in common: how they look, and what a browser may do with them. */
final class Document {

  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'";

  private Document() {}

  /**
   * A whole page. What stands in the template is replaced once: the words of a repository may look
   * like it.
   *
   * @param body markup
   */
  static String of(String title, String body) {
    var around = template().split("\\{\\{(title|body)}}", -1);
    return around[0] + Html.escaped(title) + around[1] + body.strip() + around[2];
  }

  /** Sends it: it runs nothing, loads nothing, is kept nowhere, and its address goes nowhere. */
  static void send(ServerResponse response, Status status, String page) {
    response
        .status(status)
        .header(HeaderNames.CONTENT_TYPE, "text/html; charset=utf-8")
        .header(HeaderNames.create("X-Content-Type-Options"), "nosniff")
        .header(HeaderNames.create("Content-Security-Policy"), POLICY)
        .header(HeaderNames.create("Referrer-Policy"), "no-referrer")
        .header(HeaderNames.CACHE_CONTROL, "no-store")
        .send(page.getBytes(UTF_8));
  }

  private static String template() {
    try (var in = Document.class.getResourceAsStream("page.html")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
