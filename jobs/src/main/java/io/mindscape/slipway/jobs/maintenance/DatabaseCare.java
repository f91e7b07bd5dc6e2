package io.mindscape.slipway.jobs.maintenance;

import io.mindscape.slipway.policies.Refused;
import java.time.Duration;
import java.util.List;

/**
 * The PostgreSQL that the platform's data lives in. Methods throw {@link
 * io.mindscape.slipway.jobs.Unavailable} when it does not answer, and {@link Refused} when a person
 * has to act.
 */
public interface DatabaseCare {

  /** The tables of every schema but PostgreSQL's own, those with most dead tuples first. */
  List<Table> tables();

  /**
   * {@code VACUUM (ANALYZE)} of one table. PostgreSQL itself ends it after {@code atMost}, which is
   * then {@link io.mindscape.slipway.jobs.Unavailable}.
   *
   * @param atMost more than nothing
   * @return the table as it is afterwards
   */
  Table vacuum(Table table, Duration atMost);

  /** In place of a database that nobody named: refuses, and says what to set. */
  static DatabaseCare notConfigured(String whatToSet) {
    return new DatabaseCare() {
      @Override
      public List<Table> tables() {
        throw new Refused("no database to look after is configured: " + whatToSet);
      }

      @Override
      public Table vacuum(Table table, Duration atMost) {
        throw new Refused("no database to look after is configured: " + whatToSet);
      }
    };
  }

  /**
   * A table and what PostgreSQL's statistics say of it.
   *
   * @param deadTuples versions of rows that nobody can see any more
   * @param bytes on disk, with indexes
   */
  record Table(String schema, String name, long liveTuples, long deadTuples, long bytes) {
    @Override
    public String toString() {
      return schema + "." + name;
    }
  }
}
