package io.mindscape.slipway.policies.hcl.evaluate;

import io.mindscape.slipway.policies.hcl.value.Value;

/**
 * A function whose result depends on its arguments alone.
 *
 * @param least how many arguments it takes at least
 * @param most how many at most; -1 for any number
 * @param isLenient whether it can do something with arguments that are not known
 */
record Function(int least, int most, boolean isLenient, Body body) {

  /** What it does. */
  @FunctionalInterface
  interface Body {
    Value apply(Arguments arguments);
  }
}
