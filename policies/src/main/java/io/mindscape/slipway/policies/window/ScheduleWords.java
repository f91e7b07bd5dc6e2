package io.mindscape.slipway.policies.window;

import io.mindscape.slipway.policies.Refused;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads a schedule as people write it: days, two times, a zone, in this order, or the times and the
 * zone before the days. What can be meant in two ways is refused.
 */
final class ScheduleWords {

  /** Nobody writes a longer one by hand. */
  private static final int LONGEST = 200;

  private static final String TIME =
      "(?:[0-9][0-9:.]*\\s?(?:[ap]\\.?m\\.?(?![a-z]))?|noon\\b|midnight\\b)";

  private static final Pattern TIMES =
      Pattern.compile(
          "(?<![\\w:.-])(%s)\\s?(?:-|to|until|till|and)\\s?(%s)(?![\\w:-])".formatted(TIME, TIME),
          Pattern.CASE_INSENSITIVE);

  private static final Pattern LEADING =
      Pattern.compile("(?:^|[\\s,])(?:from|between|at)\\s*$", Pattern.CASE_INSENSITIVE);

  private static final Pattern ZONE_THEN_DAYS = Pattern.compile("\\(?([^\\s,()]+)\\)?[\\s,]+(.+)");

  private ScheduleWords() {}

  static WindowSchedule parse(String words) {
    var text = words.strip();
    try {
      if (text.length() > LONGEST) {
        throw new Refused("it is longer than %d characters".formatted(LONGEST));
      }
      var parts = parts(plain(text));
      return new WindowSchedule(
          DayWords.parse(parts.days()), parts.hours(), Set.of(), List.of(), text);
    } catch (Refused e) {
      throw refused(text, e.getMessage());
    }
  }

  /** With the blanks, dashes and ends of sentences that text processors make. */
  private static String plain(String text) {
    return text.replaceAll("[\\s\\p{Z}\\u200b\\u2060\\ufeff]+", " ")
        .replaceAll("\\s?[‐-―−]\\s?", "-")
        .replaceFirst("(?i)(?<=[0-9m])(utc|z)\\.?$", " $1")
        .replaceFirst("(?<=\\p{L}{3})\\.$", "");
  }

  private record Parts(String days, String opens, String closes, String zone) {
    Hours hours() {
      return TimeWords.hours(opens, closes, ZoneWords.parse(zone));
    }
  }

  private static Parts parts(String text) {
    var times = TIMES.matcher(text);
    if (!times.find()) {
      throw new Refused("it does not say from when to when, such as 02:00-04:00");
    }
    if (TIMES.matcher(text.substring(times.end())).find()) {
      throw new Refused("it names more than one time: there is one window, on all of its days");
    }
    var before = LEADING.matcher(text.substring(0, times.start())).replaceFirst("").strip();
    var after = text.substring(times.end()).strip();
    var swapped = ZONE_THEN_DAYS.matcher(after);
    var days = before.replaceFirst("[\\s,:]+$", "");
    if (days.isEmpty() && swapped.matches()) {
      return new Parts(swapped.group(2), times.group(1), times.group(2), swapped.group(1));
    }
    return new Parts(days, times.group(1), times.group(2), bare(after));
  }

  /** {@code (UTC)}, {@code , UTC} and {@code in UTC} are {@code UTC}. */
  private static String bare(String zone) {
    var bare = zone.replaceFirst("^[\\s,]+", "").replaceFirst("^in\\s+", "");
    return bare.startsWith("(") && bare.endsWith(")")
        ? bare.substring(1, bare.length() - 1).strip()
        : bare;
  }

  private static Refused refused(String words, String why) {
    var shown = words.length() > 60 ? words.substring(0, 60) + "…" : words;
    return new Refused(
        "\"%s\" is no maintenance window: %s. Write days, two times and a zone, such as \"Every Sunday 02:00-04:00 UTC\", \"Daily 1am-3am Europe/Berlin\" or \"Second Tuesday of the month 22:00-01:00 UTC\""
            .formatted(shown, why));
  }
}
