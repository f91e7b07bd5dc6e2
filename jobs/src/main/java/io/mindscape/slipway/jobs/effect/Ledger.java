package io.mindscape.slipway.jobs.effect;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Remembers outward acts, durably, and tells the audit log of each in the same commit.
 *
 * <p>There are two sorts. What is <em>done once</em> ({@link #begin}) is done for good: once done,
 * it is not done again while the ledger remembers it. A <em>level</em> act ({@link #intend}) puts
 * something into a state and may be done again and again; of it the ledger knows whether one that
 * was intended was ever concluded.
 */
public interface Ledger extends AuditLog {

  /** What is known of something that is done once; records that it is begun if nothing is. */
  Standing begin(String key, String what, Instant at);

  /** Whether something was begun, and nobody knows whether it was done. */
  boolean isOpen(String key);

  /** Records that what is done once is done. */
  void done(String key, String outcome, Instant at);

  /** Forgets that something was begun that is known not to have happened. */
  void abandon(String key);

  /**
   * Records the intent of a level act, in the audit log too.
   *
   * @param intended goes to the audit log in the same commit
   * @return since when it has been open if it was tried before and never concluded: ask the world
   *     first. Nothing if it was not
   */
  Optional<Instant> intend(Act act, Entry intended);

  /** An act that has been open is tried again, from now on. */
  void renew(Act act, Instant at);

  /**
   * Records what became of a level act, in the audit log too. While nobody knows, it stays open.
   *
   * @param ended goes to the audit log in the same commit
   */
  void conclude(Act act, Entry ended);

  /** What became of a level act when it was concluded last; nothing while it is open. */
  default Optional<String> outcome(Act act) {
    return outcome(act.id());
  }

  /** The same, by the key of what is done once or the id of an act. */
  Optional<String> outcome(String id);

  /**
   * What was begun before {@code before} and never concluded, oldest first. Each is given once,
   * until it is begun again.
   */
  List<Open> unfinished(Instant before);

  /** Deletes what was done before {@code before}; says how many. The audit log keeps it. */
  int expire(Instant before);

  /** An act that was begun, and nobody knows whether it was done. */
  record Open(String id, String what, Instant begunAt) {}

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
