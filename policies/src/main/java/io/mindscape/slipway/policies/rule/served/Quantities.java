package io.mindscape.slipway.policies.rule.served;

import io.mindscape.slipway.policies.number.Decimals;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/** Quantities in the form in which the API server keeps them: {@code 1000m} becomes {@code 1}. */
final class Quantities {

  private static final Pattern FORM =
      Pattern.compile("([+-]?[0-9]*+\\.?[0-9]*+)(?:([KMGTPE])i|([numkMGTPE]?)|[eE]([+-]?[0-9]+))");
  private static final String UNITS = "numkMGTPE";
  private static final BigDecimal STEP = BigDecimal.valueOf(1024);

  /** What has a greater exponent has as many digits when it is written out. */
  private static final int LARGEST_POWER = 10_000;

  private Quantities() {}

  /** The canonical form; the text itself where it is no quantity. */
  static String canonical(String text) {
    return isCanonical(text) ? text : computed(text);
  }

  // What most people write: up to three digits, of which the first is none, and a plain unit.
  private static boolean isCanonical(String text) {
    int digits = 0;
    while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
      digits++;
    }
    return digits > 0
        && digits < 4
        && text.charAt(0) != '0'
        && switch (text.substring(digits)) {
          case "", "m", "Ki", "Mi", "Gi", "Ti" -> true;
          default -> false;
        };
  }

  private static String computed(String text) {
    var form = FORM.matcher(text);
    if (!form.matches() || form.group(1).isEmpty()) {
      return text;
    }
    try {
      var number = number(form.group(1));
      if (form.group(2) != null) {
        int power = "KMGTPE".indexOf(form.group(2)) + 1;
        return binary(number.multiply(STEP.pow(power)));
      }
      if (form.group(4) != null) {
        int power = Math.clamp(Integer.parseInt(form.group(4)), -LARGEST_POWER, LARGEST_POWER);
        return decimal(number.scaleByPowerOfTen(power), true);
      }
      return decimal(number.scaleByPowerOfTen(exponent(form.group(3))), false);
    } catch (NumberFormatException e) {
      return text;
    }
  }

  private static BigDecimal number(String signed) {
    boolean hasSign = signed.startsWith("-") || signed.startsWith("+");
    var digits = hasSign ? signed.substring(1) : signed;
    var number =
        Decimals.of(
            (digits.startsWith(".") ? "0" : "") + digits + (digits.endsWith(".") ? "0" : ""));
    return signed.startsWith("-") ? number.negate() : number;
  }

  private static int exponent(String unit) {
    if (unit == null || unit.isEmpty()) {
      return 0;
    }
    int at = UNITS.indexOf(unit);
    return 3 * (at < 3 ? at - 3 : at - 2);
  }

  private static String binary(BigDecimal amount) {
    boolean isSmall = amount.abs().compareTo(STEP) < 0;
    if (isSmall || amount.stripTrailingZeros().scale() > 0) {
      return decimal(amount, false);
    }
    var rest = amount;
    int power = 0;
    while (power < 6 && rest.remainder(STEP).signum() == 0) {
      rest = rest.divideToIntegralValue(STEP);
      power++;
    }
    return rest.toBigInteger() + (power == 0 ? "" : "KMGTPE".charAt(power - 1) + "i");
  }

  private static String decimal(BigDecimal amount, boolean withExponent) {
    if (amount.signum() == 0) {
      return "0";
    }
    var fine = amount.scale() > 9 ? amount.setScale(9, RoundingMode.UP) : amount;
    var exact = fine.stripTrailingZeros();
    int exponent = Math.floorDiv(-exact.scale(), 3) * 3;
    int shown = withExponent ? exponent : Math.clamp(exponent, -9, 18);
    var digits = exact.scaleByPowerOfTen(-shown).toBigInteger().toString();
    if (withExponent) {
      return shown == 0 ? digits : digits + "e" + shown;
    }
    int unit = shown / 3;
    return unit == 0 ? digits : digits + UNITS.charAt(unit < 0 ? unit + 3 : unit + 2);
  }
}
