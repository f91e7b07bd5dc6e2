package io.mindscape.slipway.jobs.maintenance;

import java.time.Duration;
import java.util.List;

/**
 * The PostgreSQL that the platform's data lives in. Methods throw {@link
 * io.mindscape.slipway.jobs.Unavailable} when it does not answer.
 */
public interface DatabaseCare {

  /** The tables of every schema but PostgreSQL's own, those with most dead tuples first. */
  List<Table> tables();

  /**
   * {@code VACUUM (ANALYZE)} of one table. PostgreSQL itself ends it after {@code atMost}.
   *
   * @return the table as it is afterwards
   */
  Table vacuum(Table table, Duration atMost);

  /**
   * A table and what PostgreSQL's statistics say of it.
   *
   * @param deadTuples versions of rows that nobody can see any more
   */
  record Table(String schema, String name, long liveTuples, long deadTuples) {
    @Override
    public String toString() {
      return schema + "." + name;
    }
  }
}
