package io.mindscape.slipway.policies.semantic.apps;

import io.mindscape.slipway.policies.number.GoDurations;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/**
 * Schedules as the server's parser reads them: five fields, or a word with an at sign. It takes
 * some that look wrong: a field of commas alone, and anything after the dash that follows a star.
 */
final class CronSchedules {

  private static final Set<String> WORDS =
      Set.of("@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly");
  private static final String EVERY = "@every ";

  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final List<String> DAYS = List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");

  private static final List<Part> PARTS =
      List.of(
          new Part("minute", 0, 59, List.of()),
          new Part("hour", 0, 23, List.of()),
          new Part("day of the month", 1, 31, List.of()),
          new Part("month", 1, 12, MONTHS),
          new Part("day of the week", 0, 6, DAYS));

  private CronSchedules() {}

  /**
   * One of the five.
   *
   * @param names what else the numbers from {@code least} on are called
   */
  private record Part(String name, long least, long most, List<String> names) {}

  /** What is wrong with a schedule, or null. */
  static @Nullable String problem(String schedule) {
    if (schedule.startsWith("@")) {
      return word(schedule);
    }
    var fields = fields(schedule);
    if (fields.size() != PARTS.size()) {
      return "it has to have five fields, and has %d.".formatted(fields.size());
    }
    for (int i = 0; i < fields.size(); i++) {
      var part = PARTS.get(i);
      var ranges = new StringTokenizer(fields.get(i), ",");
      while (ranges.hasMoreTokens()) {
        var problem = range(ranges.nextToken(), part);
        if (problem != null) {
          return "its %s, %s, %s".formatted(part.name(), fields.get(i), problem);
        }
      }
    }
    return null;
  }

  private static @Nullable String word(String schedule) {
    if (WORDS.contains(schedule)) {
      return null;
    }
    if (schedule.startsWith(EVERY)) {
      return GoDurations.isOne(schedule.substring(EVERY.length()))
          ? null
          : "after @every there has to be a duration such as 1h30m.";
    }
    return "that is none of @yearly, @monthly, @weekly, @daily, @hourly and @every.";
  }

  private static List<String> fields(String schedule) {
    var fields = new ArrayList<String>();
    var field = new StringBuilder();
    schedule
        .codePoints()
        .forEach(
            each -> {
              if (!isSpace(each)) {
                field.appendCodePoint(each);
              } else if (!field.isEmpty()) {
                fields.add(field.toString());
                field.setLength(0);
              }
            });
    if (!field.isEmpty()) {
      fields.add(field.toString());
    }
    return fields;
  }

  private static boolean isSpace(int each) {
    return (each >= '\t' && each <= '\r') || each == 0x85 || Character.isSpaceChar(each);
  }

  private static @Nullable String range(String range, Part part) {
    var steps = range.split("/", -1);
    var ends = steps[0].split("-", -1);
    boolean star = ends[0].equals("*") || ends[0].equals("?");
    if (steps.length > 2 || (!star && ends.length > 2)) {
      return "has too many slashes or dashes.";
    }
    long start = star ? part.least() : number(ends[0], part);
    long end = star ? part.most() : number(ends[ends.length - 1], part);
    if (steps.length == 2) {
      if (ends.length == 1) {
        end = part.most();
      }
      if (number(steps[1]) <= 0) {
        return "has a step that is no number above 0.";
      }
    }
    return start < part.least() || end > part.most() || start > end
        ? "has to be between %d and %d, from low to high.".formatted(part.least(), part.most())
        : null;
  }

  private static long number(String text, Part part) {
    int name = part.names().indexOf(text.toLowerCase(Locale.ROOT));
    return name >= 0 ? name + part.least() : number(text);
  }

  /** The number, or -1 if it is none, or too large. */
  private static long number(String text) {
    try {
      return text.chars().allMatch(each -> each == '+' || (each >= '0' && each <= '9'))
          ? Long.parseLong(text)
          : -1;
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
