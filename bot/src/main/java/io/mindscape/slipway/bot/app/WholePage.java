package io.mindscape.slipway.bot.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * {@code /wholes/{id}}: a text that is longer than GitHub takes, as plain text. Who has the link
 * may read it: there is no other permission.
 */
final class WholePage implements HttpService {

  /** What the path begins with; an id follows. */
  static final String PLACE = "/wholes/";

  private static final Pattern ID = Pattern.compile("[0-9a-f]{64}");
  private static final String NONE = "There is no such text, or it is not kept any more.\n";

  private final Function<String, Optional<String>> texts;

  /**
   * @param texts the text with an id
   */
  WholePage(Function<String, Optional<String>> texts) {
    this.texts = texts;
  }

  @Override
  public void routing(HttpRules rules) {
    rules.get(PLACE + "{id}", this::show);
  }

  private void show(ServerRequest request, ServerResponse response) {
    var text = find(request.path().pathParameters().get("id"));
    response
        .status(text.isPresent() ? Status.OK_200 : Status.NOT_FOUND_404)
        .header(HeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8")
        .header(HeaderNames.create("X-Content-Type-Options"), "nosniff")
        .header(HeaderNames.create("Content-Security-Policy"), "default-src 'none'")
        .header(HeaderNames.CACHE_CONTROL, "private")
        .send(text.orElse(NONE).getBytes(UTF_8));
  }

  private Optional<String> find(String id) {
    return ID.matcher(id).matches() ? texts.apply(id) : Optional.empty();
  }
}
