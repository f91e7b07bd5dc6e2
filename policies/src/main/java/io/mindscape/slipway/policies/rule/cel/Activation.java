package io.mindscape.slipway.policies.rule.cel;

import org.jspecify.annotations.Nullable;

/** The variables that an expression is evaluated with. */
public interface Activation {

  /**
   * The value of a variable, null where there is none.
   *
   * @throws io.mindscape.slipway.policies.rule.cel.value.Fault if it has no value here
   */
  @Nullable Object get(String name);
}
