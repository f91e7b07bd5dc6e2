package io.mindscape.slipway.sandbox.forge.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import io.mindscape.slipway.sandbox.witness.Witness;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * The one place through which every answer of the server passes, be it of the API, of Git or of the
 * page; here it goes wrong when it was told to.
 */
public final class FaultFilter implements io.helidon.webserver.http.Filter {

  private static final String EXEMPT = "/sandbox/";

  private final Faults faults;
  private final Clock clock;

  public FaultFilter(Faults faults, Clock clock) {
    this.faults = faults;
    this.clock = clock;
  }

  @Override
  public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    var asked = asked(request);
    // Somebody must be able to end it.
    var fault =
        asked.path().startsWith(EXEMPT)
            ? Optional.<Fault>empty()
            : faults.take(asked.method(), asked.path()).or(() -> faults.weather().fault(asked));
    if (fault.isEmpty()) {
      witnessed(chain, asked, response);
      return;
    }
    switch (fault.get()) {
      case Fault.Status(int code) ->
          send(response, new Problem(code, "The forge was told to answer " + code + ".").answer());
      case Fault.Slow(Duration by) -> {
        wait(by);
        witnessed(chain, asked, response);
      }
      case Fault.RateLimited(Duration after) -> send(response, exhausted(after));
      case Fault.SecondaryRateLimited(Duration after) ->
          send(
              response,
              new Problem(
                      403,
                      "You have exceeded a secondary rate limit. Please wait a few minutes before"
                          + " you try again.")
                  .answer()
                  .with("Retry-After", Long.toString(after.toSeconds())));
      case Fault.TooMany(Duration after) -> send(response, tooMany(after));
      case Fault.Silent(Duration by) -> {
        response.streamFilter(out -> new Broken(out, 0, () -> wait(by)));
        witnessed(chain, asked, response);
      }
      case Fault.Truncated() -> {
        response.streamFilter(out -> new Broken(out, 0.5, () -> {}));
        witnessed(chain, asked, response);
      }
      case Fault.Dropped() -> throw new CloseConnectionException("told to drop the connection");
      case Fault.LostDelivery() -> throw new IllegalStateException("no answer is a delivery");
    }
  }

  private static Witness.Asked asked(RoutingRequest request) {
    return new Witness.Asked(
        "forge",
        request.prologue().method().text(),
        request.path().path(),
        request.headers().first(HeaderNames.USER_AGENT).orElse(""));
  }

  private static void wait(Duration time) {
    LockSupport.parkNanos(time.toNanos());
  }

  private void witnessed(FilterChain chain, Witness.Asked asked, RoutingResponse response) {
    if (changes(asked)) {
      var witness = faults.witness();
      if (!witness.before(asked)) {
        throw new CloseConnectionException("told to lose the request");
      }
      response.streamFilter(
          out -> new Withheld(out, () -> witness.after(asked, response.status().code())));
    }
    chain.proceed();
  }

  /** Asking for a token or steering the sandbox changes nothing, and nor does a fetch. */
  private static boolean changes(Witness.Asked asked) {
    return switch (asked.method()) {
      case "GET", "HEAD" -> false;
      default ->
          !asked.path().endsWith("/access_tokens")
              && !asked.path().endsWith("/git-upload-pack")
              && !asked.path().startsWith(EXEMPT);
    };
  }

  private static Answer tooMany(Duration after) {
    var answer = new Problem(429, "You asked too much at once.").answer();
    return after.isZero() ? answer : answer.with("Retry-After", Long.toString(after.toSeconds()));
  }

  private Answer exhausted(Duration after) {
    return new Problem(403, "API rate limit exceeded.")
        .answer()
        .with("Retry-After", Long.toString(after.toSeconds()))
        .with("x-ratelimit-limit", "5000")
        .with("x-ratelimit-remaining", "0")
        .with("x-ratelimit-used", "5000")
        .with("x-ratelimit-resource", "core")
        .with("x-ratelimit-reset", Long.toString(clock.instant().plus(after).getEpochSecond()));
  }

  private static void send(RoutingResponse response, Answer answer) {
    answer.headers().forEach(response::header);
    response.status(Status.create(answer.status()));
    if (answer.content() instanceof Answer.Json json) {
      var raw = json.written();
      response.header(HeaderNames.CONTENT_TYPE, raw.type()).send(raw.bytes());
    }
  }
}
