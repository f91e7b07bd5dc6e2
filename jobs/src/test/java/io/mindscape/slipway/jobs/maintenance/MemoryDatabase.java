package io.mindscape.slipway.jobs.maintenance;

import io.mindscape.slipway.jobs.Acts;
import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.database.Chore;
import io.mindscape.slipway.jobs.database.DatabaseCare;
import io.mindscape.slipway.jobs.database.Findings;
import io.mindscape.slipway.jobs.database.Index;
import io.mindscape.slipway.jobs.database.Relation;
import io.mindscape.slipway.jobs.database.Table;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A database that stands in memory: a vacuum takes away the dead rows and half of the bytes, a
 * rebuilding the air.
 */
public final class MemoryDatabase implements DatabaseCare {

  private final Map<Relation, Table> tables = new LinkedHashMap<>();
  private final Map<Relation, Index> indexes = new LinkedHashMap<>();
  private final List<Duration> limits = new ArrayList<>();
  private final Set<String> locked = new HashSet<>();
  private final Acts acts;
  private final String prefix;
  private Optional<RuntimeException> down = Optional.empty();
  private boolean holds;
  private Runnable whileVacuuming = () -> {};

  public MemoryDatabase(Acts acts) {
    this(acts, "");
  }

  /**
   * @param prefix of what is noted of it
   */
  MemoryDatabase(Acts acts, String prefix) {
    this.acts = acts;
    this.prefix = prefix;
  }

  public static Table worn(String name, long live, long dead, long bytes) {
    return new Table(
        new Relation("public", name),
        new Table.Rows(live, dead, 0),
        new Table.Space(bytes, 0),
        0,
        true);
  }

  public void has(Table table) {
    tables.put(table.name(), table);
  }

  public void has(Index index) {
    indexes.put(index.name(), index);
  }

  public void lock(String name) {
    locked.add(name);
  }

  /** Whoever looks at it from now on gets this. */
  public void isDown(RuntimeException failure) {
    down = Optional.of(failure);
  }

  /** It answers again. */
  public void isUp() {
    down = Optional.empty();
  }

  /** A transaction that is open lets no vacuum take dead rows away. */
  public void holdsDeadRows() {
    holds = true;
  }

  /** What happens in the meantime. */
  public void whileVacuuming(Runnable something) {
    whileVacuuming = something;
  }

  /** How long each chore was allowed to take. */
  public List<Duration> limits() {
    return limits;
  }

  @Override
  public Findings look() {
    down.ifPresent(
        failure -> {
          throw failure;
        });
    return new Findings(List.copyOf(tables.values()), List.copyOf(indexes.values()));
  }

  @Override
  public Done perform(Chore chore, Duration atMost) {
    if (locked.contains(chore.on().name())) {
      throw new Unavailable("the database", "it is locked", Duration.ZERO, null);
    }
    return acts.around(
        prefix + chore.key(),
        () -> {
          limits.add(atMost);
          var before = measured(chore.on());
          change(chore);
          whileVacuuming.run();
          return new Done(before, measured(chore.on()));
        });
  }

  private void change(Chore chore) {
    switch (chore.kind()) {
      case DROP_LEFTOVER -> indexes.remove(chore.on());
      case REINDEX -> indexes.computeIfPresent(chore.on(), (name, index) -> rebuilt(index));
      case VACUUM, FREEZE, ANALYZE ->
          tables.computeIfPresent(chore.on(), (name, table) -> holds ? table : vacuumed(table));
    }
  }

  private static Table vacuumed(Table table) {
    return worn(table.name().name(), table.rows().live(), 0, table.space().total() / 2);
  }

  private static Index rebuilt(Index index) {
    return new Index(
        index.name(), index.table(), index.bytes() - index.air(), 0, index.state(), true);
  }

  private Measured measured(Relation on) {
    var table = tables.get(on);
    if (table != null) {
      return new Measured(table.space().total(), table.rows().dead());
    }
    var index = indexes.get(on);
    return new Measured(index == null ? 0 : index.bytes(), 0);
  }
}
