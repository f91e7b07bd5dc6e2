package io.mindscape.slipway.policies.semantic.custom;

import com.google.re2j.Pattern;
import io.mindscape.slipway.policies.number.Decimals;
import io.mindscape.slipway.policies.number.GoDurations;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The format {@code duration}: as Go writes one, or a text that somewhere has a number and a unit,
 * such as {@code 3 days and more}.
 */
final class Durations {

  private static final Pattern PART = Pattern.compile("([0-9]+)[\\t\\n\\f\\r ]*([A-Za-zµ]+)");
  private static final List<Unit> UNITS =
      List.of(
          new Unit(List.of("ns"), "nano", 1),
          new Unit(List.of("us", "µs"), "micro", 1_000),
          new Unit(List.of("ms"), "milli", 1_000_000),
          new Unit(List.of("s"), "sec", 1_000_000_000L),
          new Unit(List.of("m"), "min", 60_000_000_000L),
          new Unit(List.of("h", "hr"), "hour", 3_600_000_000_000L),
          new Unit(List.of("d"), "day", 86_400_000_000_000L),
          new Unit(List.of("w", "wk"), "week", 604_800_000_000_000L));

  private record Unit(List<String> names, String beginning, long nanos) {}

  private Durations() {}

  static boolean isOne(String text) {
    return GoDurations.isOne(text) || loose(text) != null;
  }

  /**
   * How long it is.
   *
   * @throws IllegalArgumentException if it is none
   */
  static long nanos(String text) {
    if (GoDurations.isOne(text)) {
      return GoDurations.nanos(text);
    }
    var loose = loose(text);
    if (loose == null) {
      throw new IllegalArgumentException("no duration: " + text);
    }
    return loose;
  }

  /** The sum of all parts that can be read, or null where there is none. */
  private static @Nullable Long loose(String text) {
    long sum = 0;
    boolean found = false;
    var part = PART.matcher(text);
    while (part.find()) {
      var number = Decimals.of(part.group(1)).toBigInteger();
      if (number.bitLength() >= Long.SIZE) {
        return null;
      }
      var unit = unit(part.group(2).toLowerCase(Locale.ROOT));
      found |= unit != 0;
      sum += number.longValue() * unit;
    }
    return found ? (Long) sum : null;
  }

  private static long unit(String name) {
    for (var unit : UNITS) {
      if (unit.names().contains(name) || name.startsWith(unit.beginning())) {
        return unit.nanos();
      }
    }
    return 0;
  }
}
