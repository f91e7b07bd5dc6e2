package io.mindscape.slipway.policies.rule.cel.library;

/** What a function does. */
@FunctionalInterface
public interface Function {

  /**
   * Its value for {@code args}, the receiver first.
   *
   * @throws io.mindscape.slipway.policies.rule.cel.value.Fault where it has none
   */
  Object call(Object... args);
}
