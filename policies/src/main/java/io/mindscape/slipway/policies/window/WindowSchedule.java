package io.mindscape.slipway.policies.window;

import io.mindscape.slipway.policies.Refused;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * When maintenance may happen: weekly, from {@code opens} to {@code closes} in {@code zone}.
 *
 * @param day the day on which it opens; it may close on the next
 * @param words as the strategy file writes it
 */
public record WindowSchedule(
    DayOfWeek day, LocalTime opens, LocalTime closes, ZoneId zone, String words) {

  private static final Pattern FORM =
      Pattern.compile(
          "(?:every\\s+)?([a-z]+)\\s+([0-9]{1,2}:[0-9]{2})\\s*[-–]\\s*([0-9]{1,2}:[0-9]{2})\\s+(\\S+)",
          Pattern.CASE_INSENSITIVE);

  public WindowSchedule {
    if (opens.equals(closes)) {
      throw refused(words);
    }
  }

  /**
   * Reads the strategy's own words, such as {@code Every Sunday 02:00-04:00 UTC}.
   *
   * @throws Refused with the accepted forms
   */
  public static WindowSchedule parse(String words) {
    var form = FORM.matcher(words.strip());
    if (!form.matches()) {
      throw refused(words);
    }
    try {
      return new WindowSchedule(
          DayOfWeek.valueOf(form.group(1).toUpperCase(Locale.ROOT)),
          time(form.group(2)),
          time(form.group(3)),
          ZoneId.of(form.group(4)),
          words.strip());
    } catch (IllegalArgumentException | DateTimeException e) {
      throw refused(words);
    }
  }

  /** The opening that is in progress at {@code at}, else the next one. */
  public Opening at(Instant at) {
    // A week before, so that one that opened yesterday and runs past midnight is found.
    var date = at.atZone(zone).toLocalDate().minusWeeks(1).with(TemporalAdjusters.nextOrSame(day));
    var opening = on(date);
    while (!at.isBefore(opening.closes())) {
      date = date.plusWeeks(1);
      opening = on(date);
    }
    return opening;
  }

  private Opening on(LocalDate date) {
    var lastDay = closes.isAfter(opens) ? date : date.plusDays(1);
    return new Opening(
        date.atTime(opens).atZone(zone).toInstant(),
        lastDay.atTime(closes).atZone(zone).toInstant());
  }

  private static LocalTime time(String text) {
    return LocalTime.parse(text.length() == 4 ? "0" + text : text);
  }

  private static Refused refused(String words) {
    return new Refused(
        "\"%s\" is no maintenance window: write a weekday, two times and a zone, such as \"Every Sunday 02:00-04:00 UTC\" or \"Every Saturday 23:00-01:30 Europe/Berlin\""
            .formatted(words));
  }
}
