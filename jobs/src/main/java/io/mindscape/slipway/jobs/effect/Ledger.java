package io.mindscape.slipway.jobs.effect;

import java.time.Instant;

/** Remembers outward acts, durably. */
public interface Ledger {

  /** What is known of the act; records the intent if nothing is. */
  Standing begin(String key, String what, Instant at);

  /** Records that the act is done. */
  void done(String key, String outcome, Instant at);

  /** Forgets the intent of an act that is known not to have happened. */
  void abandon(String key);

  /** Deletes what was done before {@code before}; says how many. */
  int expire(Instant before);

  /** What is known of an act. */
  sealed interface Standing {
    /** Never begun before: the intent is now recorded. */
    record Fresh() implements Standing {}

    /** Begun, and nobody knows whether it was done: ask the world. */
    record Unknown() implements Standing {}

    /** Done, with its outcome. */
    record Done(String outcome) implements Standing {}
  }
}
