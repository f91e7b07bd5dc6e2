package io.mindscape.slipway.bot.app;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpFeature;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.effect.Masked;
import io.mindscape.slipway.policies.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a failure is over HTTP: the one table. */
final class Errors implements HttpFeature {

  private static final Logger LOG = LoggerFactory.getLogger(Errors.class);

  @Override
  public void setup(HttpRouting.Builder routing) {
    routing.error(Refused.class, Errors::refused);
    routing.error(Unavailable.class, Errors::unavailable);
    routing.error(RuntimeException.class, Errors::unexpected);
  }

  private static void refused(ServerRequest request, ServerResponse response, Refused failure) {
    response.status(Status.BAD_REQUEST_400).send(Masked.text(failure.getMessage()) + "\n");
  }

  private static void unavailable(
      ServerRequest request, ServerResponse response, Unavailable failure) {
    response
        .status(Status.SERVICE_UNAVAILABLE_503)
        .header(HeaderNames.RETRY_AFTER, Long.toString(failure.retryAfter().toSeconds()))
        .send(Masked.text(String.valueOf(failure.getMessage())) + "\n");
  }

  private static void unexpected(
      ServerRequest request, ServerResponse response, RuntimeException failure) {
    if (failure instanceof io.helidon.http.HttpException http) {
      response.status(http.status()).send(http.status().reasonPhrase() + "\n");
      return;
    }
    LOG.atError()
        .addKeyValue("method", request.prologue().method().text())
        .addKeyValue("path", request.path().path())
        .setCause(failure)
        .log("internal error");
    response.status(Status.INTERNAL_SERVER_ERROR_500).send("internal error, see the log\n");
  }
}
