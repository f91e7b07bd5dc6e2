package io.mindscape.slipway.policies.rule.cel.value;

import org.jspecify.annotations.Nullable;

/**
 * CEL's optional.
 *
 * @param value null for {@code optional.none()}
 */
public record Maybe(@Nullable Object value) {

  public static final Maybe NONE = new Maybe(null);

  /** The value; none is a fault. */
  public Object orFault() {
    if (value == null) {
      throw new Fault("optional.none() dereference");
    }
    return value;
  }

  @Override
  public String toString() {
    return value == null ? "optional.none()" : "optional(" + GoText.of(value) + ")";
  }
}
