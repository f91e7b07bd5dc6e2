package io.mindscape.slipway.policies.rule.cel.library;

import com.google.re2j.Pattern;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;

/**
 * The formats {@code date} and {@code date-time}, for expressions and for definitions alike, as
 * {@code k8s.io/kube-openapi/pkg/validation/strfmt} has them.
 */
public final class Dates {

  private static final Pattern DATE = Pattern.compile("^\\d{4}-\\d{2}-\\d{2}$");
  private static final Pattern CLOCK =
      Pattern.compile("^([0-9]{2}):([0-9]{2}):([0-9]{2})(.[0-9]+)?(z|([+-][0-9]{2}:[0-9]{2}))$");

  private Dates() {}

  /** Whether a text is a date, such as {@code 2026-11-29}. */
  public static boolean isDate(String text) {
    try {
      return DATE.matcher(text).matches() && LocalDate.parse(text).getYear() >= 0;
    } catch (DateTimeException e) {
      return false;
    }
  }

  /** Whether a text is a date and a time of day; what comes after a second "T" is not read. */
  public static boolean isDateTime(String text) {
    var parts = text.toLowerCase(Locale.ROOT).split("t", -1);
    if (parts.length < 2 || !isDate(parts[0])) {
      return false;
    }
    var clock = CLOCK.matcher(parts[1]);
    return clock.matches()
        && clock.group(1).compareTo("23") <= 0
        && clock.group(2).compareTo("59") <= 0
        && clock.group(3).compareTo("59") <= 0;
  }
}
