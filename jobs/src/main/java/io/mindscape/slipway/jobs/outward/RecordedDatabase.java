package io.mindscape.slipway.jobs.outward;

import io.mindscape.slipway.jobs.effect.Act;
import io.mindscape.slipway.jobs.effect.Act.Kind;
import io.mindscape.slipway.jobs.effect.Effects;
import io.mindscape.slipway.jobs.effect.Outcome;
import io.mindscape.slipway.jobs.maintenance.DatabaseCare;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A database that is looked after, each act on it recorded. */
public final class RecordedDatabase implements DatabaseCare {

  private final DatabaseCare database;
  private final Effects effects;

  public RecordedDatabase(DatabaseCare database, Effects effects) {
    this.database = database;
    this.effects = effects;
  }

  @Override
  public Table vacuum(Table table, Duration atMost) {
    return effects.act(
        new Act(Kind.VACUUM, table.toString(), "the vacuum of " + table),
        Optional::empty,
        () -> database.vacuum(table, atMost),
        after ->
            Outcome.done(
                "%d dead rows before, %d after".formatted(table.deadTuples(), after.deadTuples())));
  }

  @Override
  public List<Table> tables() {
    return database.tables();
  }
}
