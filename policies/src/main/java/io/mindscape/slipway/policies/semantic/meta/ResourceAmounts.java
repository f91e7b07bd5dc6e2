package io.mindscape.slipway.policies.semantic.meta;

import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.manifest.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Amounts of resources that containers and pods ask for. */
public final class ResourceAmounts {

  /** The server counts in thousandths; what is finer counts as one of them. */
  private static final int MILLI = 3;

  private static final int ONE = 1000;
  private static final int MOST_DIGITS = 18;

  private ResourceAmounts() {}

  /**
   * What is wrong with an amount of a resource, or null: none is negative, and some come only
   * whole, or in pages.
   */
  public static @Nullable String problem(String name, Quantity quantity) {
    if (quantity.amount().signum() < 0) {
      return "it may not be negative.";
    }
    if (ResourceNames.isWhole(name) && !isWhole(quantity.amount())) {
      return "it has to be a whole number.";
    }
    return ResourceNames.isHugePages(name) && !isMultiple(quantity, ResourceNames.pageSize(name))
        ? "it has to be a multiple of the page size."
        : null;
  }

  /**
   * Past 64 bits the server's count wraps around, and then a whole amount may look broken to it;
   * unless it has so few digits that the server need not count.
   */
  private static boolean isWhole(BigDecimal amount) {
    var milli = amount.setScale(MILLI, RoundingMode.CEILING).unscaledValue();
    return (milli.bitLength() >= Long.SIZE && amount.precision() <= MOST_DIGITS)
        || milli.longValue() % ONE == 0;
  }

  private static boolean isMultiple(Quantity quantity, String page) {
    try {
      var size = Quantity.parse(page).amount();
      return size.signum() > 0
          && isWhole(size)
          && quantity
                  .amount()
                  .setScale(0, RoundingMode.CEILING)
                  .remainder(size.setScale(0, RoundingMode.CEILING))
                  .signum()
              == 0;
    } catch (Refused notASize) {
      return false;
    }
  }
}
