package io.mindscape.slipway.policies.hcl.evaluate;

import io.mindscape.slipway.policies.hcl.value.Value;

/** What the names in an expression are worth, beside those that the expression itself makes. */
public interface Scope {

  /** What {@code root.name} is worth, such as {@code var.region}; unknown in doubt. */
  Value member(String root, String name);

  /** Nothing is known of any name. */
  static Scope nothing() {
    return (root, name) -> Value.unknown();
  }
}
