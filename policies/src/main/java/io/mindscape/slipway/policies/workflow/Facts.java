package io.mindscape.slipway.policies.workflow;

import io.mindscape.slipway.policies.workflow.Expression.Reference;

/** What is known where an expression stands. */
interface Facts {

  /** What is known of a value of a context; {@link Values#UNKNOWN} if nothing is. */
  Value of(Reference reference);

  /** Whether all before succeeded: unknown, or false where one can never run. */
  Truth success();

  /** Whether two values of contexts are the same, where that is known whatever they are. */
  default Truth same(Reference one, Reference other) {
    return Truth.UNKNOWN;
  }
}
