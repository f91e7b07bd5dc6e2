package io.mindscape.slipway.jobs.database;

import io.mindscape.slipway.policies.Refused;
import java.time.Duration;

/**
 * The PostgreSQL that the platform's data lives in. Methods throw {@link
 * io.mindscape.slipway.jobs.Unavailable} when it does not answer, and {@link Refused} when a person
 * has to act.
 */
public interface DatabaseCare {

  /** What its statistics and catalogs say of everything but PostgreSQL's own schemas. */
  Findings look();

  /**
   * Does one thing, and holds up nobody for long: it waits for a lock only for seconds, and gives
   * way to who waits for it. When {@code atMost} is over it is ended, and a half-built index of it
   * is dropped within forty seconds more; that is {@link io.mindscape.slipway.jobs.Unavailable}.
   *
   * @param atMost more than nothing
   */
  Done perform(Chore chore, Duration atMost);

  /** In place of a database that nobody named: refuses, and says what to set. */
  static DatabaseCare notConfigured(String whatToSet) {
    return new DatabaseCare() {
      @Override
      public Findings look() {
        throw new Refused("no database to look after is configured: " + whatToSet);
      }

      @Override
      public Done perform(Chore chore, Duration atMost) {
        throw new Refused("no database to look after is configured: " + whatToSet);
      }
    };
  }

  /** What a chore worked on, before and after it. */
  record Done(Measured before, Measured after) {}

  /**
   * A table or an index as it stands.
   *
   * @param bytes on disk; of a table with its indexes; 0 of what is gone
   * @param deadRows versions of rows that nobody can see any more; 0 of an index
   */
  record Measured(long bytes, long deadRows) {}
}
