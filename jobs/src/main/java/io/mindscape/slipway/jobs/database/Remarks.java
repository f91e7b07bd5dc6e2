package io.mindscape.slipway.jobs.database;

import io.mindscape.slipway.jobs.database.Index.State;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a person should know of a database, and Slipway does not change. */
public final class Remarks {

  private static final int NAMED = 10;
  private static final long LARGE = 10 << 20;

  private Remarks() {}

  /**
   * In words, one thing each.
   *
   * @param name how the name of a table or an index is written
   */
  public static List<String> of(Findings found, Function<Relation, String> name) {
    var remarks = new ArrayList<String>();
    add(
        remarks,
        "invalid indexes, which no reader can use; they are not Slipway's, so it drops none",
        indexes(found, index -> index.state() == State.INVALID).map(Index::name).map(name));
    add(
        remarks,
        "indexes that nobody asked since the statistics began, here; a standby may use them",
        indexes(found, index -> index.state() == State.UNUSED && index.bytes() >= Chores.WORTH_IT)
            .map(index -> name.apply(index.name()) + " " + size(index.bytes())));
    add(
        remarks,
        "bloated indexes that were not rebuilt, since only their owner can, or PostgreSQL cannot"
            + " without a lock",
        indexes(found, index -> !index.mayRebuild() && Chores.isBloated(index))
            .map(index -> name.apply(index.name()) + " " + air(index.air(), index.bytes())));
    add(
        remarks,
        "tables with room that no vacuum gives back; new rows will fill it",
        tables(found, table -> table.space().air() >= LARGE)
            .map(table -> name.apply(table.name()) + " " + size(table.space().air())));
    add(
        remarks,
        "tables passed over, which the user of the connection may not maintain (grant it MAINTAIN,"
            + " or the role pg_maintain; before PostgreSQL 17, the owner's role)",
        tables(found, table -> !table.mayMaintain()).map(Table::name).map(name));
    return remarks;
  }

  private static void add(List<String> remarks, String what, Stream<String> names) {
    var all = names.toList();
    if (!all.isEmpty()) {
      var more = all.size() > NAMED ? " and %d more".formatted(all.size() - NAMED) : "";
      remarks.add(
          "%s: %s"
              .formatted(what, all.stream().limit(NAMED).collect(Collectors.joining(", ")) + more));
    }
  }

  private static Stream<Index> indexes(Findings found, Predicate<Index> which) {
    return found.indexes().stream().filter(which);
  }

  private static Stream<Table> tables(Findings found, Predicate<Table> which) {
    return found.tables().stream().filter(which);
  }

  private static String air(long air, long bytes) {
    return "(about %s of %s)".formatted(size(air), size(bytes));
  }

  /** For people: kilobytes, and from ten megabytes on megabytes. */
  public static String size(long bytes) {
    return bytes < LARGE
        ? "%,d kB".formatted(bytes / 1024)
        : "%,d MB".formatted(bytes / 1024 / 1024);
  }
}
