package io.mindscape.slipway.policies.semantic.meta;

import io.mindscape.slipway.policies.semantic.field.Field;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Amounts of resources as the server counts with them: in thousandths, of which what is finer is
 * one, and in 64 bits. It looks for no overflow, and so some huge amounts count as something else.
 */
public final class Amounts {

  /** From this on, thousandths do not fit. */
  public static final long HUGE = Long.MAX_VALUE / 1000;

  private static final int MILLI = 3;

  /** More digits than these the server keeps as decimals of any size. */
  private static final int DIGITS = 18;

  private Amounts() {}

  /** The amount to compare with others, which the server does exactly. */
  public static BigDecimal of(Field amount) {
    var exact = amount.quantity().amount();
    return exact.scale() > MILLI ? exact.setScale(MILLI, RoundingMode.UP) : exact;
  }

  /** None is negative, and some come only whole. The key of {@code amount} says of what it is. */
  public static void judge(Field amount) {
    if (of(amount).signum() < 0) {
      amount.invalid("it may not be negative.");
    }
    if (ResourceNames.isWhole(amount.key()) && thousandths(amount) % 1000 != 0) {
      amount.invalid("it has to be a whole number, and not a huge one.");
    }
  }

  /** How many units, rounded up. */
  public static long units(Field amount) {
    return counted(amount, 0);
  }

  /** How many thousandths, rounded up. */
  public static long thousandths(Field amount) {
    return counted(amount, MILLI);
  }

  private static long counted(Field amount, int scale) {
    var count = of(amount).movePointRight(scale).setScale(0, RoundingMode.UP).toBigInteger();
    return count.bitLength() >= Long.SIZE && isShort(amount) ? 0 : count.longValue();
  }

  /** Whether the server keeps it in 64 bits from the start, where what does not fit reads as 0. */
  private static boolean isShort(Field amount) {
    var text = String.valueOf(amount.value());
    int end = 0;
    while (end < text.length() && "+-.0123456789".indexOf(text.charAt(end)) >= 0) {
      end++;
    }
    var digits = text.substring(0, end).replaceAll("[-+.]", "").replaceFirst("^0+", "");
    return !text.endsWith("i") && digits.length() <= DIGITS;
  }
}
