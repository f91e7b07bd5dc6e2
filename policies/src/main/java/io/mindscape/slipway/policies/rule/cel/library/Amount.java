package io.mindscape.slipway.policies.rule.cel.library;

import io.mindscape.slipway.policies.number.Decimals;
import io.mindscape.slipway.policies.rule.cel.value.Opaque;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A quantity as Kubernetes computes with it. Small ones are a 64-bit number and a power of ten, and
 * whether one counts as an integer depends on that form: {@code 1000m} does not.
 *
 * @param number the number without its power of ten
 * @param scale the power of ten
 * @param isSmall whether it has the 64-bit form
 */
record Amount(BigDecimal number, int scale, boolean isSmall) implements Opaque, Comparable<Amount> {

  private static final Pattern FORM =
      Pattern.compile("([+-]?)0*+([0-9]*+)(\\.([0-9]*+))?+([eEinumkKMGTP]*+[-+]?[0-9]*+)");
  private static final int DIGITS = 18;

  /** Sums write out as many digits as the exponent says. */
  private static final int LARGEST_EXPONENT = 10_000;

  private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);

  private static final Map<String, Integer> DECIMAL =
      Map.of("n", -9, "u", -6, "m", -3, "", 0, "k", 3, "M", 6, "G", 9, "T", 12, "P", 15, "E", 18);
  private static final Map<String, Integer> BINARY =
      Map.of("Ki", 10, "Mi", 20, "Gi", 30, "Ti", 40, "Pi", 50, "Ei", 60);

  @Override
  public String typeName() {
    return "kubernetes.Quantity";
  }

  /**
   * Reads a quantity.
   *
   * @throws IllegalArgumentException if it is none; the message is Kubernetes'
   */
  static Amount parse(String text) {
    var form = FORM.matcher(text);
    if (text.isEmpty() || !form.matches()) {
      throw new IllegalArgumentException(
          "quantities must match the regular expression"
              + " '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'");
    }
    var whole = form.group(2);
    var fraction = form.group(4) == null ? "" : form.group(4);
    var suffix = form.group(5);
    boolean isNegative = form.group(1).equals("-");
    return new Digits(isNegative, whole.isEmpty() ? "0" : whole, fraction).times(suffix);
  }

  private record Digits(boolean isNegative, String whole, String fraction) {

    Amount times(String suffix) {
      var binary = BINARY.get(suffix);
      if (binary != null) {
        return binary(binary);
      }
      var decimal = DECIMAL.get(suffix);
      return decimal(decimal == null ? exponent(suffix) : decimal);
    }

    private static int exponent(String suffix) {
      if (suffix.length() > 1 && (suffix.startsWith("e") || suffix.startsWith("E"))) {
        try {
          int exponent = Integer.parseInt(suffix.substring(1));
          return Math.clamp(exponent, -LARGEST_EXPONENT, LARGEST_EXPONENT);
        } catch (NumberFormatException e) {
          throw new IllegalArgumentException("unable to parse quantity's suffix", e);
        }
      }
      throw new IllegalArgumentException("unable to parse quantity's suffix");
    }

    private BigDecimal value() {
      var value = Decimals.of(whole + "." + (fraction.isEmpty() ? "0" : fraction));
      return isNegative ? value.negate() : value;
    }

    private Amount decimal(int exponent) {
      int scale = exponent - fraction.length();
      if (DIGITS - whole.length() - fraction.length() >= 0 && scale >= -9) {
        return new Amount(value().movePointRight(fraction.length()), scale, true);
      }
      return large(value().scaleByPowerOfTen(exponent), false);
    }

    private Amount binary(int exponent) {
      var value = value().multiply(BigDecimal.TWO.pow(exponent));
      int spare = 15 - whole.length() - (int) (exponent * 3 / 10.0) - 1;
      boolean fits = value.abs().compareTo(LARGEST) <= 0;
      return fraction.isEmpty() && spare >= 0 && fits
          ? new Amount(value, 0, true)
          : large(value, true);
    }

    private static Amount large(BigDecimal value, boolean isBinary) {
      var rounded = value.setScale(Math.min(value.scale(), 9), RoundingMode.UP);
      boolean isCapped = isBinary && rounded.abs().compareTo(LARGEST) > 0;
      var capped = isCapped ? LARGEST.multiply(BigDecimal.valueOf(rounded.signum())) : rounded;
      return new Amount(capped, 0, false);
    }
  }

  static Amount of(long number) {
    return new Amount(BigDecimal.valueOf(number), 0, true);
  }

  BigDecimal value() {
    return number.scaleByPowerOfTen(scale);
  }

  /** Whether it converts to an integer as it stands. */
  boolean isInteger() {
    return isSmall && scale >= 0 && fits(value());
  }

  private static boolean fits(BigDecimal value) {
    return value.abs().compareTo(LARGEST) <= 0;
  }

  double approximately() {
    return isSmall
        ? number.doubleValue() * Math.pow(10, scale)
        : number.unscaledValue().doubleValue() * Math.pow(10, -number.scale());
  }

  Amount plus(Amount other) {
    if (isSmall && other.isSmall) {
      if (other.number.signum() == 0) {
        return this;
      }
      if (number.signum() == 0) {
        return other;
      }
      int common = Math.min(scale, other.scale);
      var one = number.scaleByPowerOfTen(scale - common);
      var two = other.number.scaleByPowerOfTen(other.scale - common);
      if (fits(one) && fits(two) && fits(one.add(two))) {
        return new Amount(one.add(two), common, true);
      }
    }
    return new Amount(value().add(other.value()), 0, false);
  }

  Amount minus(Amount other) {
    return plus(new Amount(other.number.negate(), other.scale, other.isSmall));
  }

  @Override
  public int compareTo(Amount other) {
    return value().compareTo(other.value());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Amount amount && compareTo(amount) == 0;
  }

  @Override
  public int hashCode() {
    return value().stripTrailingZeros().hashCode();
  }
}
