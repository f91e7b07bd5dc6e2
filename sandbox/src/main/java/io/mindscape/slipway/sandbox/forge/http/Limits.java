package io.mindscape.slipway.sandbox.forge.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/**
 * GitHub's limits besides those of an hour, which GitHub calls secondary: requests at once, points
 * in a minute, and what creates content in a minute and in an hour. None are held until somebody
 * says so. Safe to use from any thread.
 */
public final class Limits implements Filter {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration HOUR = Duration.ofHours(1);

  /** What tells people something, and so counts as content. */
  private static final Pattern CONTENT =
      Pattern.compile(
          "POST /repos/[^/]+/[^/]+/(issues|issues/\\d+/comments|pulls|pulls/\\d+/reviews)"
              + "|PUT /repos/[^/]+/[^/]+/pulls/\\d+/merge");

  private final Clock clock;
  private final Map<String, Spent> callers = new HashMap<>();
  private final AtomicLong refused = new AtomicLong();
  private volatile Rules rules = Rules.NONE;

  public Limits(Clock clock) {
    this.clock = clock;
  }

  /**
   * How much each caller may ask.
   *
   * @param atOnce requests that are not answered yet
   * @param points in a minute: 1 for what reads, 5 for what writes
   * @param contentInMinute requests that create content
   */
  public record Rules(int atOnce, int points, int contentInMinute, int contentInHour) {

    /** As much as they like. */
    static final Rules NONE =
        new Rules(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);

    /** What GitHub says of itself. */
    public static final Rules GITHUB = new Rules(100, 900, 80, 500);
  }

  private record Request(Instant at, int points, boolean content) {}

  /** What one caller asked in the last hour. */
  private static final class Spent {
    private final Deque<Request> requests = new ArrayDeque<>();
    private int running;

    private boolean allows(Rules rules, Instant now) {
      requests.removeIf(one -> !one.at().isAfter(now.minus(HOUR)));
      var minuteAgo = now.minus(MINUTE);
      int points = 0;
      int inMinute = 0;
      int inHour = 0;
      for (var one : requests) {
        boolean recent = one.at().isAfter(minuteAgo);
        points += recent ? one.points() : 0;
        inMinute += recent && one.content() ? 1 : 0;
        inHour += one.content() ? 1 : 0;
      }
      return running <= rules.atOnce()
          && points <= rules.points()
          && inMinute <= rules.contentInMinute()
          && inHour <= rules.contentInHour();
    }
  }

  /** Holds callers to these from now on. */
  public void enforce(Rules newRules) {
    rules = newRules;
  }

  /** How many requests were refused so far, because they were too many. */
  public long refused() {
    return refused.get();
  }

  @Override
  public Answer pass(Call call, Handler next) {
    if (!enter(call)) {
      refused.incrementAndGet();
      leave(call);
      return new Problem(403, "You have exceeded a secondary rate limit.")
          .answer()
          .with("Retry-After", Long.toString(MINUTE.toSeconds()));
    }
    try {
      return next.answer(call);
    } finally {
      leave(call);
    }
  }

  private synchronized boolean enter(Call call) {
    var request = call.request();
    var spent = spent(call);
    boolean content = CONTENT.matcher(request.method() + " " + request.path()).matches();
    var now = clock.instant();
    spent.running++;
    if (rules.equals(Rules.NONE)) {
      return true;
    }
    spent.requests.add(new Request(now, request.reads() ? 1 : 5, content));
    return spent.allows(rules, now);
  }

  private synchronized void leave(Call call) {
    spent(call).running--;
  }

  private Spent spent(Call call) {
    return callers.computeIfAbsent(call.caller().toString(), caller -> new Spent());
  }
}
