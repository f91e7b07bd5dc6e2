package io.mindscape.slipway.jobs.database;

/**
 * A table, a partition, a partitioned table or a materialized view, and what PostgreSQL's
 * statistics say of it.
 *
 * @param age how far it is on the way to the vacuum that PostgreSQL forces against wraparound: 1 is
 *     there
 * @param mayMaintain whether the user of the connection may vacuum and analyze it
 */
public record Table(Relation name, Rows rows, Space space, double age, boolean mayMaintain) {

  /**
   * Numbers of rows, as the cumulative statistics have them: they come a little late, and are gone
   * after a crash.
   *
   * @param dead versions that nobody can see any more, with those of its TOAST table
   * @param changed since the statistics of the planner were gathered; of a partitioned table, in
   *     all partitions
   */
  public record Rows(long live, long dead, long changed) {}

  /**
   * Room on disk, in bytes.
   *
   * @param total with indexes and TOAST; 0 of a partitioned table
   * @param air an estimate of what its rows do not need; 0 also where there is none
   */
  public record Space(long total, long air) {}
}
