package io.mindscape.slipway.policies.workflow;

import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import io.mindscape.slipway.policies.yaml.YamlNode.Sequence;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Times of {@code schedule}: five fields of POSIX, with names for months and days.
 *
 * @see <a
 *     href="https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows#schedule">schedule</a>
 */
record Crons(Workflow workflow) {

  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final List<String> DAYS = List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");
  private static final List<Integer> DAYS_OF_MONTH =
      List.of(31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31);

  private static final List<Field> FIELDS =
      List.of(
          new Field("minute", 0, 59, List.of()),
          new Field("hour", 0, 23, List.of()),
          new Field("day of the month", 1, 31, List.of()),
          new Field("month", 1, 12, MONTHS),
          new Field("day of the week", 0, 6, DAYS));

  /** A field and what it may be; names count from its lowest. */
  private record Field(String name, int low, int high, List<String> names) {}

  void judge(Report report) {
    if (workflow.root().get("on") instanceof Mapping on
        && on.get("schedule") instanceof Sequence all) {
      for (var item : all.items()) {
        if (item instanceof Mapping time && time.get("cron") instanceof Scalar cron) {
          problem(cron.text())
              .ifPresent(
                  why ->
                      report.error(
                          "cron",
                          cron.place(),
                          "\"%s\" is no time: %s.".formatted(cron.text(), why)));
        }
      }
    }
  }

  /** What is wrong with one; nothing if it is right. */
  static Optional<String> problem(String cron) {
    var parts = cron.strip().split("(?U)\\s+", -1);
    if (parts.length != FIELDS.size()) {
      return Optional.of(
          "it has %d fields and needs five: minute, hour, day of the month, month, day of the week"
              .formatted(parts.length));
    }
    for (int at = 0; at < parts.length; at++) {
      var field = FIELDS.get(at);
      if (values(parts[at], field).isEmpty()) {
        return Optional.of(
            "\"%s\" is no %s, which is %d to %d"
                .formatted(parts[at], field.name(), field.low(), field.high()));
      }
    }
    return never(parts).or(() -> tooOften(parts[0]));
  }

  private static Optional<String> never(String[] parts) {
    int first = values(parts[2], FIELDS.get(2)).first();
    boolean isSome =
        !parts[4].equals("*")
            || values(parts[3], FIELDS.get(3)).stream()
                .anyMatch(month -> first <= DAYS_OF_MONTH.get(month - 1));
    return isSome ? Optional.empty() : Optional.of("no such month has a day " + first);
  }

  private static Optional<String> tooOften(String minutes) {
    int before = -60;
    var all = values(minutes, FIELDS.getFirst());
    for (int minute : all) {
      if (minute - before < 5) {
        return Optional.of("GitHub starts nothing more often than every five minutes");
      }
      before = minute;
    }
    return Optional.empty();
  }

  /** The values of a field; none if it is not right. */
  private static SortedSet<Integer> values(String text, Field field) {
    var all = new TreeSet<Integer>();
    for (var part : text.split(",", -1)) {
      if (!add(part, field, all)) {
        return new TreeSet<>();
      }
    }
    return all;
  }

  private static boolean add(String part, Field field, SortedSet<Integer> all) {
    int slash = part.indexOf('/');
    var range = slash < 0 ? part : part.substring(0, slash);
    var step = slash < 0 ? OptionalInt.of(1) : number(part.substring(slash + 1));
    int dash = range.indexOf('-');
    var low = dash < 0 ? value(range, field) : value(range.substring(0, dash), field);
    var high = dash < 0 ? low : value(range.substring(dash + 1), field);
    if (range.equals("*")) {
      low = OptionalInt.of(field.low());
      high = OptionalInt.of(field.high());
    } else if (slash >= 0 && dash < 0) {
      high = OptionalInt.of(field.high());
    }
    if (step.isEmpty()
        || step.getAsInt() < 1
        || low.isEmpty()
        || high.isEmpty()
        || low.getAsInt() > high.getAsInt()) {
      return false;
    }
    for (int value = low.getAsInt(); value <= high.getAsInt(); value += step.getAsInt()) {
      all.add(value);
    }
    return true;
  }

  private static OptionalInt value(String text, Field field) {
    int name = field.names().indexOf(text.toLowerCase(Locale.ROOT));
    var value = name >= 0 ? OptionalInt.of(name + field.low()) : number(text);
    return value.isPresent() && value.getAsInt() >= field.low() && value.getAsInt() <= field.high()
        ? value
        : OptionalInt.empty();
  }

  private static OptionalInt number(String text) {
    return text.matches("[0-9]{1,4}")
        ? OptionalInt.of(Integer.parseInt(text))
        : OptionalInt.empty();
  }
}
