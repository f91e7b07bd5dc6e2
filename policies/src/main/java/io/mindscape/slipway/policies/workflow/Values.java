package io.mindscape.slipway.policies.workflow;

/** Values that are met everywhere. */
final class Values {

  /** Of which nothing is known. */
  static final Value UNKNOWN = new Value.Some(Truth.UNKNOWN);

  static final Value NULL = new Value.Exactly(null);

  private Values() {}
}
