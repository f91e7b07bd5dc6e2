package io.mindscape.slipway.bot.app;

import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;
import io.mindscape.slipway.bot.observe.Meters;
import io.mindscape.slipway.bot.webhook.Refusal;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What the server says by itself to a request that it cannot read. Its own messages may quote what
 * was sent; these say only what is wrong.
 */
final class Malformed implements DirectHandler {

  private final Meters meters;

  private Malformed(Meters meters) {
    this.meters = meters;
  }

  static DirectHandlers handlers(Meters meters) {
    var handlers = DirectHandlers.builder();
    for (var type : EventType.values()) {
      handlers.addHandler(type, new Malformed(meters));
    }
    return handlers.build();
  }

  @Override
  public TransportResponse handle(
      TransportRequest request,
      EventType type,
      Status usual,
      ServerResponseHeaders headers,
      @Nullable String message) {
    var status = status(request, type, usual);
    if (status.code() < 500 || status.code() == Status.HTTP_VERSION_NOT_SUPPORTED_505.code()) {
      meters.refused(reason(status).reason());
    }
    headers.set(HeaderValues.CONTENT_TYPE_TEXT_PLAIN);
    headers.set(HeaderValues.CONNECTION_CLOSE);
    return TransportResponse.builder()
        .status(status)
        .headers(headers)
        .keepAlive(false)
        .entity((status.reasonPhrase() + "\n").getBytes(StandardCharsets.UTF_8))
        .build();
  }

  /** The server calls an encoding that it does not decode a bad request. */
  private static Status status(TransportRequest request, EventType type, Status usual) {
    return type == EventType.BAD_REQUEST && request.headers().contains(HeaderNames.CONTENT_ENCODING)
        ? Status.UNSUPPORTED_MEDIA_TYPE_415
        : usual;
  }

  private static Refusal reason(Status status) {
    return switch (status.code()) {
      case 413 -> Refusal.SIZE;
      case 415 -> Refusal.ENCODING;
      default -> Refusal.HTTP;
    };
  }
}
