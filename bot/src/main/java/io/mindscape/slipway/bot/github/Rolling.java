package io.mindscape.slipway.bot.github;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** How much was spent in the last while, against the most that may be. Not for several threads. */
final class Rolling {

  private final Duration span;
  private final int most;
  private final Deque<Spent> spent = new ArrayDeque<>();
  private int sum;

  private record Spent(Instant at, int amount) {}

  Rolling(Duration span, int most) {
    this.span = span;
    this.most = most;
  }

  /** How long until {@code amount} more fits; zero if it does now. */
  Duration delay(Instant now, int amount) {
    forget(now);
    long tooMuch = (long) sum + amount - most;
    for (var each : spent) {
      if (tooMuch <= 0) {
        break;
      }
      tooMuch -= each.amount();
      if (tooMuch <= 0) {
        return Duration.between(now, each.at().plus(span));
      }
    }
    return Duration.ZERO;
  }

  void add(Instant now, int amount) {
    if (amount > 0) {
      spent.add(new Spent(now, amount));
      sum += amount;
    }
  }

  private void forget(Instant now) {
    var from = now.minus(span);
    while (!spent.isEmpty() && !spent.getFirst().at().isAfter(from)) {
      sum -= spent.removeFirst().amount();
    }
  }
}
