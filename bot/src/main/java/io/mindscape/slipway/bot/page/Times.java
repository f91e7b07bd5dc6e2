package io.mindscape.slipway.bot.page;

import io.mindscape.slipway.policies.window.Opening;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Moments and lengths as the pages of maintenance have them, in UTC. */
final class Times {

  private static final DateTimeFormatter DAY = form("EEEE yyyy-MM-dd");
  private static final DateTimeFormatter TIME = form("HH:mm");
  private static final DateTimeFormatter BOTH = form("yyyy-MM-dd HH:mm");

  private Times() {}

  private static DateTimeFormatter form(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
  }

  /** {@code 02:00}. */
  static String time(Instant at) {
    return TIME.format(at);
  }

  /** {@code 2026-11-29 02:00}. */
  static String moment(Instant at) {
    return BOTH.format(at);
  }

  /** {@code Sunday 2026-11-29, 02:00 to 04:00 UTC}. */
  static String when(Opening opening) {
    return "%s, %s to %s UTC"
        .formatted(DAY.format(opening.opens()), time(opening.opens()), time(opening.closes()));
  }

  /** The same times where the clocks of {@code zone} show others; else nothing. */
  static String elsewhere(Opening opening, ZoneId zone) {
    if (zone.getRules().getOffset(opening.opens()).equals(ZoneOffset.UTC)) {
      return "";
    }
    var there = TIME.withZone(zone);
    return "%s to %s %s"
        .formatted(there.format(opening.opens()), there.format(opening.closes()), zone.getId());
  }

  /** {@code 40 s}, {@code 12 min}, {@code 1 h 5 min}, {@code 2 d 3 h}; to the nearest minute. */
  static String length(Duration duration) {
    if (duration.toSeconds() < 60) {
      return duration.toSeconds() + " s";
    }
    long minutes = duration.plusSeconds(30).toMinutes();
    if (minutes < 60) {
      return minutes + " min";
    }
    return minutes < 24 * 60
        ? two(minutes / 60, " h", minutes % 60, " min")
        : two(minutes / 1440, " d", minutes % 1440 / 60, " h");
  }

  private static String two(long large, String unit, long small, String smaller) {
    return large + unit + (small == 0 ? "" : " " + small + smaller);
  }
}
