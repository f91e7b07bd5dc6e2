package io.mindscape.slipway.sandbox.load;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** Counts one run. */
final class Tally {

  /** Longer than anything waits. */
  private static final long LONGEST = Duration.ofMinutes(10).toNanos() / 1_000;

  private final Histogram waits = new Histogram(LONGEST, 3);
  private final Map<String, Long> errors = new HashMap<>();
  private long sent;
  private long kept;
  private long ended;
  private long lastEnd;

  void began() {
    sent++;
  }

  /**
   * @param nanos since it was due
   */
  void answered(int status, long nanos) {
    ended++;
    lastEnd = System.nanoTime();
    if (status >= 200 && status < 300) {
      kept++;
      waits.recordValue(Math.clamp(nanos / 1_000, 0, LONGEST));
    } else {
      errors.merge("answer " + status, 1L, Long::sum);
    }
  }

  void failed(String why, long count) {
    if (count > 0) {
      ended += count;
      errors.merge(why, count, Long::sum);
    }
  }

  long sent() {
    return sent;
  }

  long inFlight() {
    return sent - ended;
  }

  Outcome outcome(long began) {
    return new Outcome(kept, errors, Duration.ofNanos(Math.max(1, lastEnd - began)), waits);
  }
}
