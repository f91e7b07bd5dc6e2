package io.mindscape.slipway.sandbox.forge.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts what each caller asks in an hour, as GitHub does: what was answered with 304 is free.
 * People may ask more than on GitHub, because the forge's page asks every other second.
 */
public final class RateLimit implements Filter {

  private static final Duration WINDOW = Duration.ofHours(1);
  private static final String FREE = "/rate_limit";

  private final Map<String, Window> windows = new HashMap<>();
  private final Clock clock;
  private final Faults faults;

  public RateLimit(Clock clock, Faults faults) {
    this.clock = clock;
    this.faults = faults;
  }

  /**
   * Where a caller stands.
   *
   * @param reset when counting starts anew
   */
  public record Window(int limit, int used, Instant reset) {
    public int remaining() {
      return limit - used;
    }
  }

  /** Where {@code caller} stands now. */
  public Window window(Caller caller) {
    var known = windows.get(caller.toString());
    return known != null && clock.instant().isBefore(known.reset())
        ? known
        : new Window(limit(caller), 0, clock.instant().plus(WINDOW));
  }

  @Override
  public Answer pass(Call call, Handler next) {
    var before = window(call.caller());
    if (before.remaining() <= 0 && !isFree(call)) {
      var who = call.caller().login().isEmpty() ? "an anonymous caller" : call.caller().login();
      return marked(new Problem(403, "API rate limit exceeded for " + who + ".").answer(), before);
    }
    var answer = next.answer(call);
    var after = answer.status() == 304 || isFree(call) ? before : spend(before);
    windows.put(call.caller().toString(), after);
    return marked(answer, after);
  }

  private static boolean isFree(Call call) {
    return call.request().path().equals(FREE);
  }

  private static Window spend(Window window) {
    return new Window(window.limit(), window.used() + 1, window.reset());
  }

  private static Answer marked(Answer answer, Window window) {
    return answer
        .with("x-ratelimit-limit", Integer.toString(window.limit()))
        .with("x-ratelimit-remaining", Integer.toString(window.remaining()))
        .with("x-ratelimit-used", Integer.toString(window.used()))
        .with("x-ratelimit-reset", Long.toString(window.reset().getEpochSecond()))
        .with("x-ratelimit-resource", "core");
  }

  private int limit(Caller caller) {
    return switch (caller) {
      case Caller.Anonymous() -> 60;
      case Caller.Person(var login) -> 100_000;
      case Caller.Installation(var slug) -> faults.allowance();
      case Caller.TheApp(var slug) -> faults.allowance();
    };
  }
}
