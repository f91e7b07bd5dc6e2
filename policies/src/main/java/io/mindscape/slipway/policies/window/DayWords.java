package io.mindscape.slipway.policies.window;

import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.schema.Nearest;
import io.mindscape.slipway.policies.window.Days.Day;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the days of a schedule: {@code Every Sunday}, {@code Sat, Sun}, {@code weekdays}, {@code
 * First and third Monday of the month}, {@code daily}.
 */
final class DayWords {

  private static final Map<String, DayOfWeek> WEEKDAYS = weekdays();

  private static final Map<String, Integer> ORDINALS =
      Map.ofEntries(
          Map.entry("first", 1),
          Map.entry("1st", 1),
          Map.entry("second", 2),
          Map.entry("2nd", 2),
          Map.entry("third", 3),
          Map.entry("3rd", 3),
          Map.entry("fourth", 4),
          Map.entry("4th", 4),
          Map.entry("fifth", 5),
          Map.entry("5th", 5),
          Map.entry("last", Day.LAST));

  private static final Pattern OF_THE_MONTH =
      Pattern.compile("\\s(?:of|in) (?:the|a|each|every) month$|\\smonthly$");

  private static final Pattern MONTHLY = Pattern.compile("^(?:monthly|(?:every|each) month) ");

  private static final Pattern NOT_EACH_WEEK =
      Pattern.compile("\\b(?:other|alternate|biweekly|bi-weekly|fortnight|fortnightly)\\b");

  private static final Pattern RANGE =
      Pattern.compile("(\\S+?)\\s?(?:-|\\bto\\b|\\bthrough\\b)\\s?(\\S+)");

  private final boolean isEach;
  private final boolean isMonthly;
  private final List<Integer> inMonth = new ArrayList<>();
  private boolean named;
  private @Nullable Days found;

  private DayWords(boolean isEach, boolean isMonthly) {
    this.isEach = isEach;
    this.isMonthly = isMonthly;
  }

  /**
   * The days that the words name.
   *
   * @throws Refused if one is no day, or they can mean several things
   */
  static Days parse(String text) {
    var words = text.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    if (words.isEmpty()) {
      throw new Refused("it names no day");
    }
    if (NOT_EACH_WEEK.matcher(words).find()) {
      throw new Refused(
          "every other week begins nowhere: write \"First and third Sunday of the month\"");
    }
    var ofMonth = OF_THE_MONTH.matcher(words);
    boolean isMonthly = ofMonth.find() || MONTHLY.matcher(words).lookingAt();
    var plain = MONTHLY.matcher(ofMonth.replaceFirst("")).replaceFirst("");
    var reader = new DayWords(plain.matches("(?:on )?(?:every|each) .*"), isMonthly);
    for (var item :
        plain.replaceFirst("^weekly ", "").split("\\s?[,;/&+]\\s?(?:and )?|\\sand\\s", -1)) {
      reader.item(item.strip());
    }
    return reader.days();
  }

  private void item(String item) {
    var words = item.replaceFirst("^on ", "").replaceFirst("^(?:every|each|the)(?: |$)", "");
    var rest = words;
    var which = ORDINALS.get(firstOf(rest));
    while (which != null) {
      if (named) {
        inMonth.clear();
        named = false;
      }
      inMonth.add(which);
      rest = rest.substring(firstOf(rest).length()).strip();
      which = ORDINALS.get(firstOf(rest));
    }
    if (words.isEmpty()) {
      throw new Refused("it names no day of the week");
    }
    if (rest.isEmpty()) {
      return;
    }
    var weekdays = several(rest);
    if (!inMonth.isEmpty() && weekdays.size() > 1) {
      throw new Refused("\"%s\" can mean several days: name one".formatted(words));
    }
    named = true;
    var more = Days.of(weekdays, inMonth.isEmpty() ? List.of(Day.EVERY) : inMonth);
    found = found == null ? more : found.and(more);
  }

  private Days days() {
    if (found == null || !named) {
      throw new Refused("it names no day of the week");
    }
    if (isMonthly && !found.areMonthly()) {
      throw new Refused(
          "it does not say which of the month's: write \"First Sunday of the month\"");
    }
    if (isEach && !isMonthly && found.days().stream().anyMatch(DayWords::mayCountWeeks)) {
      throw new Refused(
          "\"every second\" can mean every other week: write \"Second Tuesday of the month\", or"
              + " \"First and third Tuesday of the month\"");
    }
    return found;
  }

  private static boolean mayCountWeeks(Day day) {
    return day.inMonth() > 1;
  }

  private static List<DayOfWeek> several(String words) {
    var all = List.of(DayOfWeek.values());
    return switch (words) {
      case "day", "days", "daily", "night", "nights", "nightly" -> all;
      case "weekday", "weekdays", "workday", "workdays", "working day" -> all.subList(0, 5);
      case "weekend", "weekends" -> all.subList(5, 7);
      default -> {
        var range = RANGE.matcher(words);
        yield range.matches()
            ? between(one(range.group(1)), one(range.group(2)))
            : List.of(one(words));
      }
    };
  }

  private static List<DayOfWeek> between(DayOfWeek first, DayOfWeek last) {
    var found = new ArrayList<>(List.of(first));
    while (found.getLast() != last) {
      found.add(found.getLast().plus(1));
    }
    return found;
  }

  private static DayOfWeek one(String word) {
    var day = WEEKDAYS.get(word.replaceFirst("\\.$", ""));
    if (day == null) {
      var near =
          Nearest.to(
              word, WEEKDAYS.keySet().stream().filter(name -> name.endsWith("day")).toList());
      throw new Refused(
          near.isEmpty()
              ? "\"%s\" is no day of the week".formatted(word)
              : "\"%s\" is no day of the week (did you mean %s?)".formatted(word, capital(near)));
    }
    return day;
  }

  private static String firstOf(String words) {
    int end = words.indexOf(' ');
    return end < 0 ? words : words.substring(0, end);
  }

  private static String capital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  private static Map<String, DayOfWeek> weekdays() {
    var names = new LinkedHashMap<String, DayOfWeek>();
    Arrays.stream(DayOfWeek.values())
        .forEach(
            day -> {
              var name = day.name().toLowerCase(Locale.ROOT);
              List.of(name, name + "s", name.substring(0, 3)).forEach(word -> names.put(word, day));
            });
    names.putAll(
        Map.of(
            "tues", DayOfWeek.TUESDAY,
            "weds", DayOfWeek.WEDNESDAY,
            "thur", DayOfWeek.THURSDAY,
            "thurs", DayOfWeek.THURSDAY));
    return names;
  }
}
