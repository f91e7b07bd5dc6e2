package io.mindscape.slipway.policies.number;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Durations as Go writes them: {@code 1h30m}, {@code -1.5s}, {@code 0}. */
public final class GoDurations {

  private static final Pattern PART = Pattern.compile("([0-9]*)(\\.[0-9]*)?(ns|us|µs|μs|ms|s|m|h)");
  private static final Map<String, Long> NANOSECONDS =
      Map.of(
          "ns", 1L,
          "us", 1_000L,
          "µs", 1_000L,
          "μs", 1_000L,
          "ms", 1_000_000L,
          "s", 1_000_000_000L,
          "m", 60_000_000_000L,
          "h", 3_600_000_000_000L);
  private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

  private GoDurations() {}

  /** Whether a text is a duration, of at most 292 years. */
  public static boolean isOne(String text) {
    return total(text) != null;
  }

  /** How long the duration is that a text {@link #isOne is}. */
  public static long nanos(String text) {
    var total = total(text);
    long nanos = total == null ? 0 : total.longValue();
    return text.startsWith("-") ? -nanos : nanos;
  }

  /** Without its sign, or null where there is none. */
  private static @Nullable BigDecimal total(String text) {
    var rest = text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
    if (rest.equals("0")) {
      return BigDecimal.ZERO;
    }
    var total = BigDecimal.ZERO;
    var part = PART.matcher(rest);
    int at = 0;
    while (at < rest.length()) {
      part.region(at, rest.length());
      if (!part.lookingAt()) {
        return null;
      }
      var number = number(part.group(1), part.group(2));
      if (number.isEmpty()) {
        return null;
      }
      total = total.add(Decimals.of(number).multiply(unit(part.group(3))));
      at = part.end();
    }
    var most = text.startsWith("-") ? MOST.add(BigDecimal.ONE) : MOST;
    return at > 0 && total.compareTo(most) <= 0 ? total : null;
  }

  /** The number as Java reads it, or the empty text where there is no digit. */
  private static String number(String whole, @Nullable String fraction) {
    var digits = fraction == null ? "" : fraction.substring(1);
    return (whole + digits).isEmpty() ? "" : "0" + whole + "." + digits + "0";
  }

  private static BigDecimal unit(String name) {
    return BigDecimal.valueOf(Objects.requireNonNull(NANOSECONDS.get(name)));
  }
}
