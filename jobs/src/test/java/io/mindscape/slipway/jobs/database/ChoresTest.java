package io.mindscape.slipway.jobs.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.database.Index.State;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What follows from what is seen. */
final class ChoresTest {

  @ParameterizedTest
  @CsvSource({
    // live, dead, changed, age, mine: chore
    "1000, 0, 0, 0, true, ''",
    "1000, 1, 0, 0, true, vacuum public.t",
    "1000, 1, 900, 0, true, vacuum public.t",
    "1000, 1, 900, 0, false, ''",
    "1000, 0, 150, 0, true, ''",
    "1000, 0, 151, 0, true, analyze public.t",
    "0, 0, 51, 0, true, analyze public.t",
    "0, 0, 50, 0, true, ''",
    "1000, 0, 0, 0.74, true, ''",
    "1000, 0, 0, 0.75, true, freeze public.t",
    "1000, 9, 900, 1.2, true, freeze public.t",
    "1000, 0, 0, 0.75, false, ''"
  })
  void ofATable(long live, long dead, long changed, double age, boolean mine, String chore) {
    var table =
        new Table(name("t"), new Table.Rows(live, dead, changed), new Table.Space(1, 0), age, mine);

    assertThat(keys(new Findings(List.of(table), List.of())))
        .isEqualTo(chore.isEmpty() ? List.of() : List.of(chore));
  }

  @ParameterizedTest
  @CsvSource({
    // bytes, air, state, mine: chore
    "1048576, 419431, IN_USE, true, reindex public.i",
    "1048576, 419430, IN_USE, true, ''",
    "1048575, 1048575, IN_USE, true, ''",
    "1048576, 1000000, UNUSED, true, reindex public.i",
    "1048576, 1000000, IN_USE, false, ''",
    "1048576, 1000000, INVALID, true, ''",
    "1048576, 0, LEFT_BY_US, true, drop public.i"
  })
  void ofAnIndex(long bytes, long air, State state, boolean mine, String chore) {
    var index = new Index(name("i"), name("t"), bytes, air, state, mine);

    assertThat(keys(new Findings(List.of(), List.of(index))))
        .isEqualTo(chore.isEmpty() ? List.of() : List.of(chore));
  }

  @Test
  void theMostPressingComesFirst() {
    var found =
        new Findings(
            List.of(
                table("changed", 0, 500, 0),
                table("worn", 10, 0, 0),
                table("worse", 20, 0, 0),
                table("old", 5, 0, 0.8),
                table("older", 0, 0, 0.9)),
            List.of(
                index("bloated", 2_000_000, State.IN_USE),
                index("worst", 3_000_000, State.IN_USE),
                index("left_ccnew", 0, State.LEFT_BY_US)));

    assertThat(keys(found))
        .containsExactly(
            "drop public.left_ccnew",
            "freeze public.older",
            "freeze public.old",
            "vacuum public.worse",
            "vacuum public.worn",
            "reindex public.worst",
            "reindex public.bloated",
            "analyze public.changed");
  }

  @ParameterizedTest
  @CsvSource({
    "orders_key, orders_key_ccnew, true",
    "orders_key, orders_key_ccold, true",
    "orders_key, orders_key_ccnew1, true",
    "orders_key, orders_key_ccold12, true",
    "orders_key, orders_key, false",
    "orders_key, orders_ccnew, false",
    "orders, orders_key_ccnew, false",
    "orders_key, orders_key_ccnewer, false",
    "orders_key, _ccnew, false",
    "a23456789a23456789a23456789a23456789a23456789a23456789a23456789abc,"
        + " a23456789a23456789a23456789a23456789a23456789a23456789a2345_ccnew, true",
    "b23456789a23456789a23456789a23456789a23456789a23456789a23456789abc,"
        + " a23456789a23456789a23456789a23456789a23456789a23456789a2345_ccnew, false"
  })
  void namesOfWhatARebuildingLeaves(String index, String left, boolean isIts) {
    assertThat(new Chore(Chore.Kind.REINDEX, name(index)).leaves(name(left))).isEqualTo(isIts);
    assertThat(new Chore(Chore.Kind.VACUUM, name(index)).leaves(name(left))).isFalse();
    assertThat(new Chore(Chore.Kind.REINDEX, new Relation("other", index)).leaves(name(left)))
        .isFalse();
  }

  @Test
  void whatItDoesNotChangeItSays() {
    var foreign =
        new Table(name("theirs"), new Table.Rows(1, 1, 1), new Table.Space(1, 0), 0, false);
    var airy =
        new Table(name("airy"), new Table.Rows(1, 0, 0), new Table.Space(1, 40 << 20), 0, true);
    var found =
        new Findings(
            List.of(foreign, airy),
            List.of(
                index("broken", 0, State.INVALID),
                index("idle", 0, State.UNUSED),
                new Index(name("kept"), name("t"), 4_000_000, 3_000_000, State.IN_USE, false)));

    assertThat(Remarks.of(found, Relation::toString))
        .containsExactly(
            "invalid indexes, which no reader can use; they are not Slipway's, so it drops none:"
                + " public.broken",
            "indexes that nobody asked since the statistics began, here; a standby may use them:"
                + " public.idle 3,906 kB",
            "bloated indexes that were not rebuilt, since only their owner can, or PostgreSQL"
                + " cannot without a lock: public.kept (about 2,929 kB of 3,906 kB)",
            "tables with room that no vacuum gives back; new rows will fill it: public.airy 40 MB",
            "tables passed over, which the user of the connection may not maintain (grant it"
                + " MAINTAIN, or the role pg_maintain; before PostgreSQL 17, the owner's role):"
                + " public.theirs");
    assertThat(Remarks.of(new Findings(List.of(), List.of()), Relation::toString)).isEmpty();
  }

  @Test
  void aLongListIsCut() {
    var many = IntStream.range(0, 13).mapToObj(i -> index("i" + i, 0, State.INVALID));

    assertThat(Remarks.of(new Findings(List.of(), many.toList()), Relation::toString))
        .singleElement()
        .asString()
        .endsWith("public.i9 and 3 more");
  }

  private static List<String> keys(Findings found) {
    return Chores.of(found).stream().map(Chore::key).toList();
  }

  private static Relation name(String name) {
    return new Relation("public", name);
  }

  private static Table table(String name, long dead, long changed, double age) {
    return new Table(
        name(name), new Table.Rows(1_000, dead, changed), new Table.Space(1, 0), age, true);
  }

  private static Index index(String name, long air, State state) {
    return new Index(name(name), name("t"), 4_000_000, air, state, true);
  }
}
