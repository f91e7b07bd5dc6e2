package io.mindscape.slipway.jobs.database;

/**
 * An index, and what PostgreSQL's statistics say of it.
 *
 * @param bytes on disk
 * @param air an estimate of the bytes that its entries do not need; 0 also where there is none
 * @param mayRebuild whether the user of the connection may rebuild it and drop what is left of a
 *     rebuilding, and PostgreSQL can do it without a lock
 */
public record Index(
    Relation name, Relation table, long bytes, long air, State state, boolean mayRebuild) {

  /** What there is to say of it. */
  public enum State {
    IN_USE,
    /** Nobody asked it since the statistics began, and it holds no rule. */
    UNUSED,
    /** It costs writers time and serves no reader: what somebody's rebuilding left. */
    INVALID,
    /** As {@link #INVALID}, and it was Slipway's own rebuilding. */
    LEFT_BY_US
  }

  /** The same index in another state. */
  public Index in(State other) {
    return new Index(name, table, bytes, air, other, mayRebuild);
  }
}
