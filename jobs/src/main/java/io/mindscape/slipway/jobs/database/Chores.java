package io.mindscape.slipway.jobs.database;

import static java.util.Comparator.comparingDouble;
import static java.util.Comparator.comparingLong;

import io.mindscape.slipway.jobs.database.Chore.Kind;
import io.mindscape.slipway.jobs.database.Index.State;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What there is to do, the most pressing first: leftovers of ours, tables near wraparound, dead
 * rows, bloated indexes, and the statistics that are still stale.
 */
public final class Chores {

  /** Share of the way to the forced vacuum from which on a table is frozen. */
  static final double OLD = 0.75;

  /** An index at least this large is rebuilt, if so much of it is air. */
  static final long WORTH_IT = 1 << 20;

  /**
   * An index that is filled by chance is two thirds full, a new one nine tenths: a quarter of air
   * is healthy.
   */
  static final double AIRY = 0.4;

  /** As PostgreSQL's own autovacuum has it: a tenth of the rows, and fifty. */
  static final double STALE_SHARE = 0.1;

  static final long STALE_ROWS = 50;

  private Chores() {}

  /** All that is due. A table that is vacuumed has fresh statistics, and is in it once. */
  public static List<Chore> of(Findings found) {
    return Stream.of(
            leftovers(found),
            tables(found, Kind.FREEZE, Chores::isOld, comparingDouble(Table::age)),
            tables(
                found,
                Kind.VACUUM,
                table -> isWorn(table) && !isOld(table),
                comparingLong(table -> table.rows().dead())),
            rebuilding(found),
            tables(
                found,
                Kind.ANALYZE,
                table -> isStale(table) && !isWorn(table) && !isOld(table),
                comparingLong(table -> table.rows().changed())))
        .flatMap(chores -> chores)
        .toList();
  }

  private static Stream<Chore> leftovers(Findings found) {
    return found.indexes().stream()
        .filter(index -> index.state() == State.LEFT_BY_US)
        .map(index -> new Chore(Kind.DROP_LEFTOVER, index.name()));
  }

  private static Stream<Chore> rebuilding(Findings found) {
    return found.indexes().stream()
        .filter(index -> index.mayRebuild() && isUsable(index) && isBloated(index))
        .sorted(comparingLong(Index::air).reversed())
        .map(index -> new Chore(Kind.REINDEX, index.name()));
  }

  private static Stream<Chore> tables(
      Findings found, Kind kind, Predicate<Table> due, Comparator<Table> least) {
    return found.tables().stream()
        .filter(table -> table.mayMaintain() && due.test(table))
        .sorted(least.reversed())
        .map(table -> new Chore(kind, table.name()));
  }

  private static boolean isWorn(Table table) {
    return table.rows().dead() > 0;
  }

  static boolean isOld(Table table) {
    return table.age() >= OLD;
  }

  static boolean isStale(Table table) {
    return table.rows().changed() > STALE_ROWS + STALE_SHARE * table.rows().live();
  }

  static boolean isBloated(Index index) {
    return index.bytes() >= WORTH_IT && index.air() >= AIRY * index.bytes();
  }

  private static boolean isUsable(Index index) {
    return index.state() == State.IN_USE || index.state() == State.UNUSED;
  }
}
