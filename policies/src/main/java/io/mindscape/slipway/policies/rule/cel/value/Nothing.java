package io.mindscape.slipway.policies.rule.cel.value;

/** The null of CEL. */
public enum Nothing {
  NULL;

  @Override
  public String toString() {
    return "null";
  }
}
