package io.mindscape.slipway.jobs.maintenance.guard;

import io.mindscape.slipway.jobs.database.Chore;
import io.mindscape.slipway.jobs.database.DatabaseCare;
import io.mindscape.slipway.jobs.database.Findings;
import java.time.Duration;

/** A database that can be looked at at any time and worked on only while the window is open. */
final class GuardedDatabase implements DatabaseCare {

  private final DatabaseCare database;
  private final String label;
  private final Guard guard;

  /**
   * @param label what it is called among several; empty for the only one
   */
  GuardedDatabase(DatabaseCare database, String label, Guard guard) {
    this.database = database;
    this.label = label;
    this.guard = guard;
  }

  /** However long the task grants it: it ends when tasks have to stop. */
  @Override
  public Done perform(Chore chore, Duration atMost) {
    // A step, not merely an act: with no time left there is no limit that PostgreSQL could be
    // given.
    guard.step(chore.title(label));
    var left = guard.left();
    return database.perform(chore, atMost.compareTo(left) < 0 ? atMost : left);
  }

  @Override
  public Findings look() {
    return database.look();
  }
}
