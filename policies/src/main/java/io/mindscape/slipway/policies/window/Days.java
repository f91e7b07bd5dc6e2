package io.mindscape.slipway.policies.window;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The days on which a window opens; at least one. */
public record Days(Set<Day> days) {

  private static final List<String> ORDINALS =
      List.of("first", "second", "third", "fourth", "fifth");

  public Days {
    if (days.isEmpty()) {
      throw new IllegalArgumentException("a window opens on some day");
    }
    days = Collections.unmodifiableSet(new LinkedHashSet<>(days));
  }

  /**
   * One of them.
   *
   * @param inMonth which of the month's: 1 to 5, {@link #LAST}, or {@link #EVERY}. A month that has
   *     no fifth of them has none that day
   */
  public record Day(DayOfWeek weekday, int inMonth) {

    public static final int EVERY = 0;
    public static final int LAST = -1;

    public Day {
      if (inMonth < LAST || inMonth > ORDINALS.size()) {
        throw new IllegalArgumentException("no month has a weekday number " + inMonth);
      }
    }

    boolean isOn(LocalDate date) {
      return date.getDayOfWeek() == weekday
          && switch (inMonth) {
            case EVERY -> true;
            case LAST -> date.getDayOfMonth() + 7 > date.lengthOfMonth();
            default -> (date.getDayOfMonth() - 1) / 7 + 1 == inMonth;
          };
    }

    boolean isMonthly() {
      return inMonth != EVERY;
    }

    /** {@code Sunday}, {@code second Tuesday}. */
    @Override
    public String toString() {
      var name = weekday.name().charAt(0) + weekday.name().substring(1).toLowerCase(Locale.ROOT);
      return switch (inMonth) {
        case EVERY -> name;
        case LAST -> "last " + name;
        default -> ORDINALS.get(inMonth - 1) + " " + name;
      };
    }
  }

  static Days of(List<DayOfWeek> weekdays, List<Integer> inMonth) {
    var found = new LinkedHashSet<Day>();
    inMonth.forEach(which -> weekdays.forEach(weekday -> found.add(new Day(weekday, which))));
    return new Days(found);
  }

  /** These and others. */
  public Days and(Days others) {
    var both = new LinkedHashSet<>(days);
    both.addAll(others.days);
    return new Days(both);
  }

  /** Whether the window opens on that date, as far as days go. */
  public boolean include(LocalDate date) {
    return days.stream().anyMatch(day -> day.isOn(date));
  }

  /** Whether each of them is one of the month's, such as the second Tuesday. */
  public boolean areMonthly() {
    return days.stream().allMatch(Day::isMonthly);
  }

  /** Whether each of them is on every week. */
  public boolean areWeekly() {
    return days.stream().noneMatch(Day::isMonthly);
  }

  /** In words that {@link WindowSchedule#parse} understands. */
  @Override
  public String toString() {
    if (Arrays.stream(DayOfWeek.values())
        .allMatch(weekday -> days.contains(new Day(weekday, Day.EVERY)))) {
      return "Every day";
    }
    // Words without an ordinal come first: after one, they would belong to it.
    var words = new ArrayList<String>();
    days.stream().filter(day -> !day.isMonthly()).forEach(day -> words.add(day.toString()));
    days.stream().filter(Day::isMonthly).forEach(day -> words.add(day.toString()));
    var listed = String.join(" and ", words);
    return areWeekly()
        ? "Every " + listed
        : listed.substring(0, 1).toUpperCase(Locale.ROOT) + listed.substring(1);
  }
}
