package io.mindscape.slipway.policies.rule.cel.value;

import java.math.BigDecimal;

/**
 * A duration.
 *
 * @param nanos its length; Go's durations reach about 292 years either way
 */
public record Span(long nanos) {

  /** Seconds with as many decimals as are needed, as {@code string(duration)} gives it. */
  public String seconds() {
    // The API server goes through a double, and so do we.
    long whole = nanos / 1_000_000_000L;
    double seconds = whole + (nanos % 1_000_000_000L) / 1e9;
    return new BigDecimal(Double.toString(seconds)).stripTrailingZeros().toPlainString() + "s";
  }
}
