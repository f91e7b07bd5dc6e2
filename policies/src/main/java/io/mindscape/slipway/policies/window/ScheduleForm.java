package io.mindscape.slipway.policies.window;

import io.mindscape.slipway.policies.Refused;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * Reads the values of a schedule that is written as a mapping. All throw {@link Refused} with what
 * is not understood, and what to write.
 */
public final class ScheduleForm {

  private ScheduleForm() {}

  /** {@code sunday}, {@code Mon-Fri}, {@code weekends}, {@code daily}. */
  public static Days weekly(String text) {
    var days = DayWords.parse(text);
    if (!days.areWeekly()) {
      throw new Refused("\"%s\" is not on every week: write it under \"monthly\"".formatted(text));
    }
    return days;
  }

  /** {@code second tuesday}, {@code last friday}. */
  public static Days monthly(String text) {
    var days = DayWords.parse(text);
    if (!days.areMonthly()) {
      throw new Refused(
          "\"%s\" does not say which of the month's: write first, second, third, fourth, fifth or last before the day"
              .formatted(text));
    }
    return days;
  }

  /** {@code 02:00}, {@code 2am}. */
  public static LocalTime time(String text) {
    return TimeWords.time(text);
  }

  /** {@code UTC}, {@code Europe/Berlin}, {@code +02:00}. */
  public static ZoneId zone(String text) {
    return ZoneWords.parse(text);
  }

  /** Two times, of which the second may be {@code 24:00}. */
  public static Hours hours(String from, String to, ZoneId zone) {
    return TimeWords.hours(from, to, zone);
  }
}
