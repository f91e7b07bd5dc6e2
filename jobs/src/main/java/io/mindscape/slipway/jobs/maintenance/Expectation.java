package io.mindscape.slipway.jobs.maintenance;

import io.mindscape.slipway.policies.window.Opening;
import java.time.Duration;

/**
 * How long a step is expected to take: longer than nineteen of its twenty last ones did, and a
 * fifth more; as declared, while it was measured fewer than {@link #FEW} times.
 *
 * @param measured how often it was measured, at most {@link #NEWEST}
 */
record Expectation(Duration duration, int measured) {

  static final int FEW = 5;
  static final int NEWEST = 30;

  static Expectation of(Measure measure, Journal journal) {
    var took = journal.durations(measure.name(), NEWEST).stream().sorted().toList();
    if (took.size() < FEW) {
      return new Expectation(measure.declared(), took.size());
    }
    var p95 = took.get((int) Math.ceil(0.95 * took.size()) - 1);
    return new Expectation(p95.multipliedBy(6).dividedBy(5), took.size());
  }

  /**
   * How much has to be left of an opening. For what was measured never more than half of it: a few
   * long ones must not keep their sort from ever being begun, and so measured, again.
   */
  Duration needs(Opening opening, Duration margin) {
    var all = duration.plus(margin);
    var half = Duration.between(opening.opens(), opening.closes()).dividedBy(2);
    return measured >= FEW && all.compareTo(half) > 0 ? half : all;
  }

  /** {@code it takes about 12 minutes (measured 30 times)}. */
  String words() {
    return "it takes about %s (%s)"
        .formatted(
            words(duration),
            measured < FEW ? "as declared" : "measured %d times".formatted(measured));
  }

  /** Minutes, rounded up; of less than one, seconds. */
  static String words(Duration duration) {
    var rounded = duration.plusMillis(999);
    if (rounded.toSeconds() < 60) {
      return counted(rounded.toSeconds(), "second");
    }
    return counted(rounded.plusSeconds(59).toMinutes(), "minute");
  }

  /** {@code 25 minutes are}, rounded down; of less than one, seconds. */
  static String areLeft(Duration left) {
    boolean isShort = left.toSeconds() < 60;
    long count = Math.max(0, isShort ? left.toSeconds() : left.toMinutes());
    return counted(count, isShort ? "second" : "minute") + (count == 1 ? " is" : " are");
  }

  private static String counted(long count, String unit) {
    return count == 1 ? "1 " + unit : "%d %ss".formatted(count, unit);
  }
}
