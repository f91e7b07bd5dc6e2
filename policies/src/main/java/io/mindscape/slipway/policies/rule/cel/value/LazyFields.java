package io.mindscape.slipway.policies.rule.cel.value;

import org.jspecify.annotations.Nullable;

/** An object whose fields are computed when they are asked for: a policy's variables. */
public interface LazyFields {

  /**
   * The field's value, or null where there is no such field.
   *
   * @throws Fault if its value cannot be computed
   */
  @Nullable Object find(String name);
}
