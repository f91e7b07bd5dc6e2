package io.mindscape.slipway.jobs.maintenance;

import java.time.Duration;
import java.util.List;

/** A database that can be looked at at any time and worked on only while the window is open. */
final class GuardedDatabase implements DatabaseCare {

  private final DatabaseCare database;
  private final Guard guard;

  GuardedDatabase(DatabaseCare database, Guard guard) {
    this.database = database;
    this.guard = guard;
  }

  /** However long the task grants it: it ends when tasks have to stop. */
  @Override
  public Table vacuum(Table table, Duration atMost) {
    // A step, not merely an act: with no time left there is no limit that PostgreSQL could be
    // given.
    guard.step("the vacuum of " + table);
    var left = guard.left();
    return database.vacuum(table, atMost.compareTo(left) < 0 ? atMost : left);
  }

  @Override
  public List<Table> tables() {
    return database.tables();
  }
}
