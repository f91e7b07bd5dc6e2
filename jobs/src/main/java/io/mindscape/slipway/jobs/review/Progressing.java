package io.mindscape.slipway.jobs.review;

import io.mindscape.slipway.jobs.inspect.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Says how far a long review is, at most every ten seconds: whoever waits sees that it goes on, and
 * the forge counts what is written. A review that is over sooner says nothing.
 */
final class Progressing {

  private static final Duration BETWEEN = Duration.ofSeconds(10);

  private final Consumer<String> tell;
  private @Nullable Instant last;

  /**
   * @param tell is given a few words, such as {@code Being looked at: 120 of 3,000 rendered}
   */
  Progressing(Consumer<String> tell) {
    this.tell = tell;
  }

  /**
   * How far a part of the work is.
   *
   * @param what is done: {@code rendered as they were}
   */
  Progress of(String what) {
    return (units, of, now) -> reached(units, of, what, now);
  }

  private void reached(int units, int of, String what, Instant now) {
    var before = last;
    if (before == null) {
      last = now;
    } else if (!now.isBefore(before.plus(BETWEEN))) {
      last = now;
      tell.accept(String.format(Locale.ROOT, "Being looked at: %,d of %,d %s", units, of, what));
    }
  }
}
