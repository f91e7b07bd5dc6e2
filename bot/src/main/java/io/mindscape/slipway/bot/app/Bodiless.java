package io.mindscape.slipway.bot.app;

import io.helidon.http.HeaderNames;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import io.mindscape.slipway.bot.webhook.SlowSenders;
import io.mindscape.slipway.bot.webhook.WebhookService;

/**
 * Nothing but GitHub's door takes a body: one that is sent elsewhere is refused unread, so that
 * there is one place alone where bodies have to be watched.
 */
record Bodiless(SlowSenders slow) implements Filter {

  @Override
  public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    if (!request.path().path().startsWith(WebhookService.ROOT + "/")
        && announcesBody(request.headers())) {
      slow.end(request, response, Status.REQUEST_ENTITY_TOO_LARGE_413, "This takes no body.");
    } else {
      chain.proceed();
    }
  }

  private static boolean announcesBody(ServerRequestHeaders headers) {
    return headers.contains(HeaderNames.TRANSFER_ENCODING)
        || (headers.contains(HeaderNames.CONTENT_LENGTH)
            && !headers.get(HeaderNames.CONTENT_LENGTH).get().equals("0"));
  }
}
