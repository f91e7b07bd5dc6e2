package io.mindscape.slipway.policies.strategy;

import io.mindscape.slipway.policies.Refused;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * When maintenance may happen: weekly, from {@code opens} to {@code closes} in {@code zone}.
 *
 * @param day the day on which it opens; it may close on the next
 * @param words as the strategy file writes it
 */
public record WindowSchedule(
    DayOfWeek day, LocalTime opens, LocalTime closes, ZoneId zone, String words) {

  /**
   * Reads the strategy's own words, such as {@code Every Sunday 02:00-04:00 UTC}.
   *
   * @throws Refused with the accepted forms
   */
  public static WindowSchedule parse(String words) {
    throw new UnsupportedOperationException("being built: " + words);
  }

  /** The opening that is in progress at {@code at}, else the next one. */
  public Opening at(Instant at) {
    throw new UnsupportedOperationException("being built: " + at);
  }

  /** One opening of the window: from {@code opens} (inclusive) to {@code closes} (exclusive). */
  public record Opening(Instant opens, Instant closes) {
    public boolean covers(Instant at) {
      return !at.isBefore(opens) && at.isBefore(closes);
    }
  }
}
