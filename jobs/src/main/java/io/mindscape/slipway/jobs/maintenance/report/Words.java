package io.mindscape.slipway.jobs.maintenance.report;

import io.mindscape.slipway.policies.window.Opening;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Numbers, days and times as a sentence has them. Times are in UTC. */
final class Words {

  private static final List<String> SMALL =
      List.of("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE yyyy-MM-dd", Locale.ENGLISH);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

  private Words() {}

  /** {@code three}, {@code 12}. */
  static String number(int number) {
    return number < SMALL.size() ? SMALL.get(number) : Integer.toString(number);
  }

  /** {@code one pull request}, {@code three pull requests}. */
  static String count(int number, String noun) {
    return number(number) + " " + noun + (number == 1 ? "" : "s");
  }

  /** {@code 1st}, {@code 12th}. */
  static String ordinal(int number) {
    boolean isTeen = number % 100 / 10 == 1;
    var ending =
        switch (isTeen ? 0 : number % 10) {
          case 1 -> "st";
          case 2 -> "nd";
          case 3 -> "rd";
          default -> "th";
        };
    return number + ending;
  }

  /** {@code less than a second}, {@code 41 minutes}, {@code 1 hour 5 minutes}. */
  static String spoken(Duration duration) {
    if (duration.toMillis() < 1_000) {
      return "less than a second";
    }
    if (duration.toSeconds() < 60) {
      return plural(duration.toSeconds(), "second");
    }
    long minutes = minutes(duration);
    if (minutes < 60) {
      return plural(minutes, "minute");
    }
    var hours = plural(minutes / 60, "hour");
    return minutes % 60 == 0 ? hours : hours + " " + plural(minutes % 60, "minute");
  }

  /** {@code under 1 s}, {@code 40 s}, {@code 12 min}, {@code 1 h 5 min}. */
  static String brief(Duration duration) {
    if (duration.toMillis() < 1_000) {
      return "under 1 s";
    }
    if (duration.toSeconds() < 60) {
      return duration.toSeconds() + " s";
    }
    long minutes = minutes(duration);
    if (minutes < 60) {
      return minutes + " min";
    }
    return minutes % 60 == 0
        ? "%d h".formatted(minutes / 60)
        : "%d h %d min".formatted(minutes / 60, minutes % 60);
  }

  /** To the nearest. */
  private static long minutes(Duration duration) {
    return duration.plusSeconds(30).toMinutes();
  }

  private static String plural(long number, String noun) {
    return "%d %s%s".formatted(number, noun, number == 1 ? "" : "s");
  }

  /** {@code 02:00}. */
  static String time(Instant at) {
    return TIME.format(at.atZone(ZoneOffset.UTC));
  }

  /** As the beginning of a sentence. */
  static String capital(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /** {@code Sunday 2026-11-29}, by the calendar of {@code zone}. */
  static String day(Instant at, ZoneId zone) {
    return DAY.format(at.atZone(zone));
  }

  /** {@code Sunday 2026-11-29, 02:00 to 04:00 UTC}; where people live elsewhere, their time too. */
  static String when(Opening opening, ZoneId zone) {
    var utc =
        "%s, %s to %s UTC"
            .formatted(
                day(opening.opens(), ZoneOffset.UTC),
                time(opening.opens()),
                time(opening.closes()));
    if (zone.getRules().getOffset(opening.opens()).equals(ZoneOffset.UTC)) {
      return utc;
    }
    return "%s (%s to %s %s)"
        .formatted(
            utc,
            TIME.format(opening.opens().atZone(zone)),
            TIME.format(opening.closes().atZone(zone)),
            zone.getId());
  }
}
