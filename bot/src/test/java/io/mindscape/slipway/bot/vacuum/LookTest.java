package io.mindscape.slipway.bot.vacuum;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.database.Chore;
import io.mindscape.slipway.jobs.database.Chore.Kind;
import io.mindscape.slipway.jobs.database.Chores;
import io.mindscape.slipway.jobs.database.Findings;
import io.mindscape.slipway.jobs.database.Index;
import io.mindscape.slipway.jobs.database.Index.State;
import io.mindscape.slipway.jobs.database.Relation;
import io.mindscape.slipway.jobs.database.Remarks;
import io.mindscape.slipway.jobs.database.Table;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is seen of a real PostgreSQL, and what follows. */
final class LookTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private static Shop shop;
  private final PostgresCare care = new PostgresCare(shop.url());

  @BeforeAll
  static void start() throws IOException {
    shop = new Shop();
  }

  @AfterAll
  static void stop() throws IOException {
    shop.close();
  }

  @BeforeEach
  void clear() {
    shop.clear();
  }

  @Test
  void aPartitionedTableIsAnalyzedAndItsPartitionsAreVacuumed() {
    shop.run(
        "create table shop.log (id int) partition by range (id)",
        "create table shop.log_1 partition of shop.log for values from (0) to (1000)",
        "create table shop.log_2 partition of shop.log for values from (1000) to (2000)",
        "insert into shop.log select generate_series(1, 1500)",
        "delete from shop.log where id > 1400");

    var chores = Chores.of(care.look());

    assertThat(chores)
        .containsExactly(
            chore(Kind.VACUUM, "log_2"), chore(Kind.ANALYZE, "log"), chore(Kind.ANALYZE, "log_1"));
    chores.forEach(chore -> care.perform(chore, MINUTE));
    assertThat(Chores.of(care.look())).isEmpty();
    assertThat(shop.ask("select last_analyze from pg_stat_all_tables where relname = 'log'"))
        .doesNotContainNull();
  }

  /**
   * As autovacuum does it: that it forgets what changed there helps the partitioned table nothing.
   */
  @Test
  void aPartitionedTableIsAnalyzedThoughItsPartitionsWereByThemselves() {
    shop.run(
        "create table shop.log (id int) partition by range (id)",
        "create table shop.log_1 partition of shop.log for values from (0) to (5000)",
        "insert into shop.log select generate_series(1, 1000)",
        "analyze shop.log_1");
    var analyzing = chore(Kind.ANALYZE, "log");

    assertThat(Chores.of(care.look())).containsExactly(analyzing);
    care.perform(analyzing, MINUTE);
    assertThat(Chores.of(care.look())).isEmpty();

    shop.run("insert into shop.log select generate_series(1001, 1100)", "analyze shop.log_1");
    assertThat(Chores.of(care.look())).isEmpty();
    shop.run("insert into shop.log select generate_series(1101, 1300)", "analyze shop.log_1");
    assertThat(Chores.of(care.look())).containsExactly(analyzing);
  }

  @Test
  void whatAnOldTransactionHoldsStays() throws SQLException {
    shop.run(
        "create table shop.held (id int)", "insert into shop.held select generate_series(1, 100)");
    try (var old = shop.connect();
        var statement = old.createStatement()) {
      old.setAutoCommit(false);
      old.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      statement.execute("select 1");
      shop.run("delete from shop.held where id < 50");

      var done = care.perform(chore(Kind.VACUUM, "held"), MINUTE);

      assertThat(done.before().deadRows()).isEqualTo(49);
      assertThat(done.after().deadRows()).isEqualTo(49);
    }
  }

  @Test
  void whoOwnsTheDatabaseMayVacuumTheTablesOfOthers() throws SQLException {
    shop.run("create role guest login", "create database theirs owner guest");
    try {
      run(
          shop.url().replace("/postgres?", "/theirs?"),
          "create table worn (id int)",
          "insert into worn select generate_series(1, 100)",
          "delete from worn where id < 50",
          "select pg_stat_force_next_flush()");
      var owner = new PostgresCare(shop.url("guest").replace("/postgres?", "/theirs?"));

      var chore = new Chore(Kind.VACUUM, new Relation("public", "worn"));
      assertThat(Chores.of(owner.look())).containsExactly(chore);
      assertThat(owner.perform(chore, MINUTE).after().deadRows()).isZero();
    } finally {
      shop.run("drop database theirs with (force)", "drop role guest");
    }
  }

  private static void run(String url, String... statements) throws SQLException {
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      for (var sql : statements) {
        statement.execute(sql);
      }
    }
  }

  @Test
  void aMaterializedViewIsVacuumedToo() {
    shop.run(
        "create table shop.t (id int primary key)",
        "insert into shop.t values (1), (2)",
        "create materialized view shop.sums as select id, count(*) n from shop.t group by id",
        "create unique index on shop.sums (id)",
        "delete from shop.t",
        "refresh materialized view concurrently shop.sums");

    assertThat(Chores.of(care.look())).contains(chore(Kind.VACUUM, "sums"));

    var done = care.perform(chore(Kind.VACUUM, "sums"), MINUTE);
    assertThat(done.before().deadRows()).isEqualTo(2);
    assertThat(done.after().deadRows()).isZero();
  }

  @Test
  void theDeadRowsOfLongValuesAreSeen() {
    shop.run(
        "create table shop.long (id int, value text)",
        "alter table shop.long alter column value set storage external",
        "insert into shop.long select i, repeat('x', 10000) from generate_series(1, 10) i",
        "update shop.long set value = value || 'y'");

    var table = table(care.look(), "long");

    // Each value is in six pieces.
    assertThat(table.rows().dead()).isEqualTo(10 + 10 * 6);
    assertThat(care.perform(chore(Kind.VACUUM, "long"), MINUTE).after().deadRows()).isZero();
  }

  @Test
  void aTableNearWraparoundIsFrozen() {
    shop.run(
        "create table shop.old (id int)",
        "insert into shop.old values (1)",
        """
        do $$ begin
          for i in 1 .. 80000 loop
            perform pg_current_xact_id();
            commit;
          end loop;
        end $$
        """);
    assertThat(table(care.look(), "old").age()).isBetween(0.8, 0.9);
    assertThat(Chores.of(care.look())).first().isEqualTo(chore(Kind.FREEZE, "old"));

    care.perform(chore(Kind.FREEZE, "old"), MINUTE);

    assertThat(table(care.look(), "old").age()).isLessThan(0.1);
  }

  @Test
  void indexesAreToldApart() {
    shop.run(
        "create table shop.t (id int primary key, a int, b int, c int, span int4range,"
            + " exclude using gist (span with &&))",
        "insert into shop.t select i, i, i, 1 from generate_series(1, 2000) i",
        "create index t_asked on shop.t (a)",
        "create index t_unasked on shop.t (b)",
        "create index t_hash on shop.t using hash (c)",
        "analyze shop.t",
        "set enable_seqscan = off",
        "select * from shop.t where a = 7");
    try {
      shop.run("create unique index concurrently t_bad on shop.t (c)");
    } catch (AssertionError twice) {
      assertThat(twice).hasMessageContaining("could not create unique index");
    }

    var found = care.look();

    assertThat(index(found, "t_asked").state()).isEqualTo(State.IN_USE);
    assertThat(index(found, "t_unasked").state()).isEqualTo(State.UNUSED);
    assertThat(index(found, "t_pkey").state()).isEqualTo(State.IN_USE);
    assertThat(index(found, "t_bad").state()).isEqualTo(State.INVALID);
    assertThat(index(found, "t_hash").air()).isZero();
    assertThat(index(found, "t_span_excl").mayRebuild()).isFalse();
    assertThat(Chores.of(found)).noneMatch(chore -> chore.kind() == Kind.DROP_LEFTOVER);
    assertThat(Remarks.of(found, Relation::toString))
        .anyMatch(remark -> remark.startsWith("invalid indexes") && remark.contains("shop.t_bad"));
  }

  @Test
  void whoMayOnlyMaintainVacuumsAndRebuildsNothing() {
    fillForGuest("grant pg_maintain to guest");
    try {
      var guest = new PostgresCare(shop.url("guest"));
      var found = guest.look();

      assertThat(table(found, "worn").mayMaintain()).isTrue();
      assertThat(index(found, "worn_pkey").mayRebuild()).isFalse();
      var done = guest.perform(chore(Kind.VACUUM, "worn"), MINUTE);
      assertThat(done.after().deadRows()).isZero();
    } finally {
      shop.run("drop owned by guest", "drop role guest");
    }
  }

  @Test
  void tablesOfOthersAreToldAndNotFailed() {
    fillForGuest("grant select on shop.worn to guest");
    try {
      var found = new PostgresCare(shop.url("guest")).look();

      assertThat(Chores.of(found)).isEmpty();
      assertThat(Remarks.of(found, Relation::toString))
          .singleElement()
          .asString()
          .startsWith("tables passed over")
          .endsWith(": shop.worn");
    } finally {
      shop.run("drop owned by guest", "drop role guest");
    }
  }

  private static void fillForGuest(String grant) {
    shop.run(
        "create table shop.worn (id int primary key)",
        "insert into shop.worn select generate_series(1, 100)",
        "delete from shop.worn where id < 50",
        "create role guest login",
        "grant usage on schema shop to guest",
        grant);
  }

  private static Chore chore(Kind kind, String name) {
    return new Chore(kind, new Relation("shop", name));
  }

  private static Table table(Findings found, String name) {
    return found.tables().stream()
        .filter(table -> table.name().equals(new Relation("shop", name)))
        .findFirst()
        .orElseThrow();
  }

  private static Index index(Findings found, String name) {
    return found.indexes().stream()
        .filter(index -> index.name().equals(new Relation("shop", name)))
        .findFirst()
        .orElseThrow();
  }
}
