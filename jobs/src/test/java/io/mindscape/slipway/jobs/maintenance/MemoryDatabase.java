package io.mindscape.slipway.jobs.maintenance;

import io.mindscape.slipway.jobs.Acts;
import io.mindscape.slipway.jobs.Unavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A database that stands in memory: a vacuum takes away the dead rows and half of the bytes. */
final class MemoryDatabase implements DatabaseCare {

  private final List<Table> tables = new ArrayList<>();
  private final List<Duration> limits = new ArrayList<>();
  private final Set<String> locked = new HashSet<>();
  private final Acts acts;
  private Runnable whileVacuuming = () -> {};

  MemoryDatabase(Acts acts) {
    this.acts = acts;
  }

  void has(Table table) {
    tables.add(table);
  }

  void lock(String name) {
    locked.add(name);
  }

  /** What happens in the meantime. */
  void whileVacuuming(Runnable something) {
    whileVacuuming = something;
  }

  /** How long each vacuum was allowed to take. */
  List<Duration> limits() {
    return limits;
  }

  @Override
  public List<Table> tables() {
    return tables.stream().sorted(Comparator.comparingLong(Table::deadTuples).reversed()).toList();
  }

  @Override
  public Table vacuum(Table table, Duration atMost) {
    if (locked.contains(table.name())) {
      throw new Unavailable("the database", "it is locked", Duration.ZERO, null);
    }
    return acts.around(
        "vacuum " + table,
        () -> {
          limits.add(atMost);
          var after =
              new Table(table.schema(), table.name(), table.liveTuples(), 0, table.bytes() / 2);
          tables.replaceAll(each -> each.name().equals(table.name()) ? after : each);
          whileVacuuming.run();
          return after;
        });
  }
}
