package io.mindscape.slipway.bot.observe;

import io.mindscape.slipway.jobs.Unavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a database said not long ago. However often somebody looks, it is asked now and then; while
 * it does not answer, it stays what it said last.
 */
final class Recent<T> implements Supplier<T> {

  private final Supplier<T> source;
  private final Duration fresh;
  private final Clock clock;
  private T last;
  private @Nullable Instant asked;

  /**
   * @param first what it is before the database has answered
   * @param fresh how long an answer is good for
   */
  Recent(Supplier<T> source, T first, Duration fresh, Clock clock) {
    this.source = source;
    this.last = first;
    this.fresh = fresh;
    this.clock = clock;
  }

  @Override
  public synchronized T get() {
    var now = clock.instant();
    if (asked == null || Duration.between(asked, now).abs().compareTo(fresh) >= 0) {
      asked = now;
      try {
        last = source.get();
      } catch (Unavailable away) {
        // Health tells that the database is away.
        return last;
      }
    }
    return last;
  }
}
