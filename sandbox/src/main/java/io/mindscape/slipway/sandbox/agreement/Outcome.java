package io.mindscape.slipway.sandbox.agreement;

import java.util.List;

/**
 * A case and what both said.
 *
 * @param verdict the server's; of several bodies, the first refusal
 * @param ours what we refuse; empty if we accept
 */
record Outcome(Case subject, Verdict verdict, List<String> ours) {

  Outcome {
    ours = List.copyOf(ours);
  }

  /** How the two verdicts stand to each other. */
  enum Agreement {
    AGREED,
    /** We refuse what the server accepts. */
    FALSE_ALARM,
    /** We accept what the server refuses. */
    MISS,
    /** The server's refusal speaks of the cluster. */
    STATE
  }

  Agreement agreement() {
    if (StateDependent.why(verdict).isPresent()) {
      return Agreement.STATE;
    }
    if (verdict.accepted() == ours.isEmpty()) {
      return Agreement.AGREED;
    }
    return verdict.accepted() ? Agreement.FALSE_ALARM : Agreement.MISS;
  }

  boolean isDisagreement() {
    return agreement() == Agreement.FALSE_ALARM || agreement() == Agreement.MISS;
  }

  /** Disagreements of one cause have the same: the server's words, or, for a false alarm, ours. */
  String group() {
    return agreement() == Agreement.MISS
        ? verdict.group()
        : Verdict.group(ours.isEmpty() ? "" : ours.get(0));
  }
}
