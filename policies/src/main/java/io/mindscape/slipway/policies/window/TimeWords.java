package io.mindscape.slipway.policies.window;

import io.mindscape.slipway.policies.Refused;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Times of day: {@code 02:00}, {@code 0200}, {@code 2am}, {@code 2:30 p.m.}, {@code noon}. */
final class TimeWords {

  private static final Pattern FORM =
      Pattern.compile("([0-9]{1,2})(?::?([0-9]{2}))?\\s?(?:([ap])\\.?m\\.?)?");

  private static final Set<String> END_OF_DAY = Set.of("24:00", "2400", "midnight");

  private TimeWords() {}

  /**
   * From one to the other.
   *
   * @throws Refused if one is no time, or both are the same
   */
  static Hours hours(String from, String to, ZoneId zone) {
    var opens = time(from);
    boolean isEndOfDay = END_OF_DAY.contains(to.strip().toLowerCase(Locale.ROOT));
    var closes = isEndOfDay ? LocalTime.MIDNIGHT : time(to);
    if (opens.equals(closes) && !isEndOfDay) {
      throw new Refused("it closes when it opens, at %s".formatted(opens));
    }
    return new Hours(opens, closes, zone);
  }

  static LocalTime time(String text) {
    var words = text.strip().toLowerCase(Locale.ROOT);
    return switch (words) {
      case "noon" -> LocalTime.NOON;
      case "midnight" -> LocalTime.MIDNIGHT;
      default -> clock(words);
    };
  }

  private static LocalTime clock(String text) {
    var form = FORM.matcher(text);
    if (!form.matches()) {
      throw noTime(text);
    }
    int hour = Integer.parseInt(form.group(1));
    int minute = form.group(2) == null ? 0 : Integer.parseInt(form.group(2));
    if (form.group(3) == null) {
      if (form.group(2) == null && hour <= 12) {
        throw new Refused(
            "\"%s\" may be morning or evening: write %02d:00 or %sam".formatted(text, hour, hour));
      }
      if (form.group(2) == null) {
        throw noTime(text);
      }
      return of(hour, minute, text);
    }
    if (hour < 1 || hour > 12) {
      throw noTime(text);
    }
    return of(hour % 12 + (form.group(3).equals("p") ? 12 : 0), minute, text);
  }

  private static LocalTime of(int hour, int minute, String text) {
    if (hour > 23 || minute > 59) {
      throw noTime(text);
    }
    return LocalTime.of(hour, minute);
  }

  private static Refused noTime(String text) {
    return new Refused("\"%s\" is no time of day: write 02:00 or 2am".formatted(text));
  }
}
