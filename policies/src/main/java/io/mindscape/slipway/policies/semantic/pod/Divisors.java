package io.mindscape.slipway.policies.semantic.pod;

import io.mindscape.slipway.policies.semantic.field.Field;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code divisor} of a resourceFieldRef: the unit in which a container is told of an amount.
 * The server compares it as a text, in its canonical form; but it takes many a quantity for
 * canonical that is not, such as {@code +1} or {@code 1.m}, and then finds it among none of the
 * known.
 */
final class Divisors {

  private static final Pattern FORM =
      Pattern.compile("[-+]?0*+([0-9]*+)(\\.[0-9]*+)?+(?:[eE]([-+]?[0-9]{1,4})|([a-zA-Z]*+))");

  private static final String DECIMAL = "numkMGTPE";
  private static final int NO_UNIT = 3;
  private static final String BINARY = "KMGTPE";

  private static final BigDecimal MILLI = BigDecimal.ONE.scaleByPowerOfTen(-3);
  private static final BigDecimal KILO = BigDecimal.TEN.pow(3);
  private static final BigDecimal KIBI = BigDecimal.valueOf(1024);

  /** Digits that the server reads without a detour, in which it loses how they were written. */
  private static final int MOST_DIGITS = 18;

  private static final int MOST_BINARY_DIGITS = 14;

  private Divisors() {}

  /** Whether an amount of cpu can be told so. */
  static boolean isForCpu(Field divisor) {
    return is(divisor, List.of(MILLI));
  }

  /** Whether an amount of bytes can be told so. */
  static boolean isForBytes(Field divisor) {
    var text = divisor.text().strip();
    var amount = divisor.quantity().amount();
    // Small amounts of a binary unit are written as decimals.
    var base = text.endsWith("i") && amount.compareTo(KIBI) >= 0 ? KIBI : KILO;
    return is(
        divisor,
        List.of(
            base, base.pow(2), base.pow(3), base.pow(4), base.pow(5), base.pow(BINARY.length())));
  }

  private static boolean is(Field divisor, List<BigDecimal> units) {
    var amount = divisor.quantity().amount();
    boolean one = amount.compareTo(BigDecimal.ONE) == 0;
    if (!one && units.stream().noneMatch(unit -> unit.compareTo(amount) == 0)) {
      return false;
    }
    var text = divisor.text().strip();
    var form = FORM.matcher(text);
    if (!form.matches()) {
      return true; // a number, which nobody wrote with a unit
    }
    return isKept(form) ? text.matches("1([numkMGTPE]?|[KMGTPE]i)") : one || form.group(3) == null;
  }

  /** Whether the server takes a quantity for canonical as it is written. */
  private static boolean isKept(Matcher form) {
    var whole = form.group(1).isEmpty() ? "0" : form.group(1);
    var fraction = form.group(2) == null ? "" : form.group(2).substring(1);
    var unit = form.group(4) == null ? "" : form.group(4);
    if (unit.endsWith("i")) {
      int power = 10 * (BINARY.indexOf(unit.charAt(0)) + 1);
      return fraction.isEmpty()
          && MOST_BINARY_DIGITS - whole.length() - power * 3 / 10 >= 0
          && Long.parseLong(whole) % 8 != 0;
    }
    int exponent = form.group(3) == null ? exponent(unit) : Integer.parseInt(form.group(3));
    var digits = whole + fraction;
    int scale = exponent - fraction.length();
    return digits.length() <= MOST_DIGITS
        && scale >= -9
        && scale % 3 == 0
        && !digits.endsWith("000")
        && digits.charAt(0) != '0';
  }

  private static int exponent(String unit) {
    if (unit.isEmpty()) {
      return 0;
    }
    int at = DECIMAL.indexOf(unit.charAt(0));
    return 3 * (at < NO_UNIT ? at - NO_UNIT : at - NO_UNIT + 1);
  }
}
