package io.mindscape.slipway.policies.workflow;

/** What can be said before a run. */
enum Truth {
  TRUE,
  FALSE,
  UNKNOWN;

  Truth not() {
    return switch (this) {
      case TRUE -> FALSE;
      case FALSE -> TRUE;
      case UNKNOWN -> UNKNOWN;
    };
  }

  Truth and(Truth other) {
    if (this == FALSE || other == FALSE) {
      return FALSE;
    }
    return this == TRUE && other == TRUE ? TRUE : UNKNOWN;
  }

  /** What holds where either may be the case. */
  Truth or(Truth other) {
    return not().and(other.not()).not();
  }

  static Truth of(boolean holds) {
    return holds ? TRUE : FALSE;
  }
}
