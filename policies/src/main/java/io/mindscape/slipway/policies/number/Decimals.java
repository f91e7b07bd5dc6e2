package io.mindscape.slipway.policies.number;

import java.math.BigDecimal;

/**
 * Decimal numbers from texts of any length. Java takes time with the square of the digits (a
 * megabyte of them 20 seconds), and no verdict depends on the thousandth digit of an amount.
 */
public final class Decimals {

  /** Digits that are kept before the point, and as many behind it. */
  private static final int MOST = 1000;

  private Decimals() {}

  /**
   * The number. Of one with more than a thousand digits before its point the first thousand are
   * taken for the whole, which is larger than any amount still; what stands behind the thousandth
   * place after the point counts as one of the last place, so that it is not nothing.
   *
   * @param text digits with at most one point, a digit on each of its sides; no sign, no exponent
   * @throws NumberFormatException if it is none
   */
  public static BigDecimal of(String text) {
    if (text.length() <= MOST) {
      return new BigDecimal(text);
    }
    int point = text.indexOf('.');
    int end = point < 0 ? text.length() : point;
    int start = afterZeros(text, end);
    var whole = text.substring(start, Math.min(end, start + MOST));
    return point < 0 ? new BigDecimal(whole) : fraction(whole, text.substring(point + 1));
  }

  private static BigDecimal fraction(String whole, String places) {
    var number = new BigDecimal(whole + "." + places.substring(0, Math.min(MOST, places.length())));
    boolean hasMore = places.chars().skip(MOST).anyMatch(digit -> digit != '0');
    return hasMore ? number.add(number.ulp()) : number;
  }

  /** Where the number begins; at its last digit if it is nothing but zeros. */
  private static int afterZeros(String text, int end) {
    int at = 0;
    while (at < end - 1 && text.charAt(at) == '0') {
      at++;
    }
    return at;
  }
}
