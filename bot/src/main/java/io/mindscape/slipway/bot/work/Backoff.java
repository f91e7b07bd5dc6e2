package io.mindscape.slipway.bot.work;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before the next attempt: twice as long each time, at most ten minutes. */
record Backoff(RandomGenerator random) {

  private static final Duration FIRST = Duration.ofSeconds(2);
  private static final Duration LONGEST = Duration.ofMinutes(10);

  /**
   * The pause after {@code attempt} (from 1), half of it by chance so that not all come back at
   * once.
   *
   * @param atLeast what the other side asked for
   */
  Duration after(int attempt, Duration atLeast) {
    var full = FIRST.multipliedBy(1L << Math.min(attempt - 1, 10));
    var capped = full.compareTo(LONGEST) < 0 ? full : LONGEST;
    var pause = Duration.ofMillis((long) (capped.toMillis() * (0.5 + random.nextDouble() / 2)));
    return pause.compareTo(atLeast) < 0 ? atLeast.plus(pause) : pause;
  }
}
