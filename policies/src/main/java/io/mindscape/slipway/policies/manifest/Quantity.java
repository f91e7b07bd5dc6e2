package io.mindscape.slipway.policies.manifest;

import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.number.Decimals;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An amount of a resource as Kubernetes writes it: {@code 500m}, {@code 2}, {@code 4Gi}, {@code
 * 1e3}. Equal amounts are equal however they were written.
 *
 * @param amount in the base unit: cores, bytes, or a plain count
 * @see <a
 *     href="https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/">Quantity</a>
 */
public record Quantity(BigDecimal amount) implements Comparable<Quantity> {

  private static final Pattern FORM =
      Pattern.compile("([+-]?)([0-9]*)(\\.[0-9]*)?(?:([eE])([+-]?[0-9]+)|([eEinumkKMGTP]*))");

  /** More is no amount of anything, and would only cost time. */
  private static final int MAX_EXPONENT_DIGITS = 4;

  private static final int NANO = 9;
  private static final BigDecimal MAX_BINARY = BigDecimal.valueOf(Long.MAX_VALUE);

  private static final String DECIMAL = "numkMGTPE";
  private static final String BINARY = "KMGTPE";

  public Quantity {
    amount = amount.stripTrailingZeros();
  }

  /**
   * Reads a quantity as the API server does, which takes more than people write: {@code .5}, {@code
   * 5.}, and {@code m} for nothing.
   *
   * @throws Refused if {@code text} is none; the message names the accepted forms
   */
  public static Quantity parse(String text) {
    var trimmed = trimmed(text);
    var form = FORM.matcher(trimmed);
    if (trimmed.isEmpty() || !form.matches()) {
      throw refused(text);
    }
    var number = number(form.group(2), form.group(3));
    var signed = form.group(1).equals("-") ? number.negate() : number;
    var exponent = form.group(5);
    if (exponent != null) {
      if (exponent.length() > MAX_EXPONENT_DIGITS) {
        throw refused(text);
      }
      return new Quantity(toNano(signed.scaleByPowerOfTen(Integer.parseInt(exponent))));
    }
    var suffix = form.group(6);
    var amount = toNano(signed.multiply(unit(suffix, text)));
    return new Quantity(suffix.endsWith("i") ? amount.min(MAX_BINARY) : amount);
  }

  /** Spaces around it do not count; line breaks do, as the server meets them escaped. */
  private static String trimmed(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && Character.isSpaceChar(text.charAt(start))) {
      start++;
    }
    while (start < end && Character.isSpaceChar(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  /** Digits may be missing before or after the point, and even on both sides: that is nothing. */
  private static BigDecimal number(String whole, @Nullable String fraction) {
    var digits = (whole.isEmpty() ? "0" : whole) + (fraction == null ? "" : fraction);
    return Decimals.of(digits.endsWith(".") ? digits + "0" : digits);
  }

  /** What is finer than a billionth counts as one. */
  private static BigDecimal toNano(BigDecimal amount) {
    return amount.scale() > NANO ? amount.setScale(NANO, RoundingMode.UP) : amount;
  }

  /** As a person would write it in a manifest: the shortest exact form without a fraction. */
  @Override
  public String toString() {
    if (amount.signum() != 0) {
      for (int power = BINARY.length(); power > 0; power--) {
        var unit = BigDecimal.TWO.pow(10 * power);
        if (amount.remainder(unit).signum() == 0) {
          return amount.divideToIntegralValue(unit).toPlainString()
              + BINARY.charAt(power - 1)
              + "i";
        }
      }
    }
    if (amount.remainder(BigDecimal.ONE).signum() == 0) {
      return amount.toPlainString();
    }
    return amount.movePointRight(3).stripTrailingZeros().toPlainString() + "m";
  }

  @Override
  public int compareTo(Quantity other) {
    return amount.compareTo(other.amount);
  }

  private static BigDecimal unit(String suffix, String text) {
    if (suffix.isEmpty()) {
      return BigDecimal.ONE;
    }
    var binary = BINARY.indexOf(suffix.charAt(0));
    if (suffix.length() == 2 && suffix.charAt(1) == 'i' && binary >= 0) {
      return BigDecimal.TWO.pow(10 * (binary + 1));
    }
    var decimal = DECIMAL.indexOf(suffix.charAt(0));
    if (suffix.length() == 1 && decimal >= 0) {
      // n, u and m stand for 10^-9, 10^-6 and 10^-3; k opens the positive powers.
      return BigDecimal.ONE.scaleByPowerOfTen(3 * (decimal < 3 ? decimal - 3 : decimal - 2));
    }
    throw refused(text);
  }

  private static Refused refused(String text) {
    return new Refused(
        "\"%s\" is no quantity: write a number with one of the units n u m k M G T P E Ki Mi Gi Ti Pi Ei, such as 500m or 4Gi"
            .formatted(text));
  }
}
