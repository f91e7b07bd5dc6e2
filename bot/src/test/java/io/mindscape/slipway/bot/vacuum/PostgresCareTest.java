package io.mindscape.slipway.bot.vacuum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mindscape.slipway.bot.store.TestPostgres;
import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.database.Chore;
import io.mindscape.slipway.jobs.database.Chore.Kind;
import io.mindscape.slipway.jobs.database.Relation;
import io.mindscape.slipway.policies.Refused;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On a real PostgreSQL. */
final class PostgresCareTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final String NASTY = "sess\"ions'; drop table tidy; -- ü";

  private static final Chore WORN = new Chore(Kind.VACUUM, new Relation("shop", "worn"));

  private static EmbeddedPostgres postgres;
  private PostgresCare care;

  @BeforeAll
  static void start() throws IOException {
    postgres = TestPostgres.builder().setServerConfig("autovacuum", "off").start();
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  @BeforeEach
  void fill() throws SQLException {
    run(
        "drop schema if exists shop cascade",
        "create schema shop",
        "create table shop.tidy (id int)",
        "create table shop.worn (id int)",
        "create table shop.\"%s\" (id int)".formatted(NASTY.replace("\"", "\"\"")),
        "insert into shop.tidy select generate_series(1, 10)",
        "insert into shop.worn select generate_series(1, 1000)",
        "insert into shop.\"%s\" select generate_series(1, 5000)"
            .formatted(NASTY.replace("\"", "\"\"")),
        "delete from shop.worn where id <= 400",
        "delete from shop.\"%s\" where id <= 3000".formatted(NASTY.replace("\"", "\"\"")),
        // Statistics come a little late; this session hands in its own now.
        "select pg_stat_force_next_flush()");
    care = new PostgresCare(url("postgres"));
  }

  @Test
  void namesTheWorstTableFirst() {
    var tables = care.look().tables();

    assertThat(tables).extracting(t -> t.name().name()).containsExactly(NASTY, "worn", "tidy");
    assertThat(tables).extracting(t -> t.rows().dead()).containsExactly(3_000L, 400L, 0L);
    assertThat(tables).extracting(t -> t.space().total()).allMatch(bytes -> bytes > 0);
  }

  @Test
  void aVacuumTakesTheDeadRowsAwayWhateverTheTableIsCalled() {
    for (var table : care.look().tables()) {
      var done = care.perform(new Chore(Kind.VACUUM, table.name()), MINUTE);

      assertThat(done.before().deadRows()).isEqualTo(table.rows().dead());
      assertThat(done.after().deadRows()).isZero();
    }
    assertThat(care.look().tables()).hasSize(3).allMatch(table -> table.rows().dead() == 0);
  }

  @Test
  void aVacuumThatTakesTooLongIsEndedByPostgreSqlItself() throws SQLException {
    try (var somebody = locked("shop.worn")) {
      // While it waits for the lock, the statement's own limit is over first.
      assertThatThrownBy(() -> care.perform(WORN, Duration.ofMillis(1)))
          .isInstanceOf(Unavailable.class)
          .hasMessageMatching("the vacuum of shop.worn (took longer|was given up).*");
      somebody.rollback();
    }
    assertThat(care.perform(WORN, MINUTE).after().deadRows()).isZero();
  }

  @Test
  void whatPostgreSqlSaysIsTranslated() {
    assertThat(SqlFailure.translated(new SQLException("secret", "57014"), "the vacuum of a.b", "X"))
        .isInstanceOf(Unavailable.class)
        .hasMessage("the vacuum of a.b took longer than it may, and was ended");
    assertThat(SqlFailure.translated(new SQLException("secret", "55P03"), "the vacuum of a.b", "X"))
        .isInstanceOf(Unavailable.class)
        .hasMessage("the vacuum of a.b was given up: somebody holds a lock");
    assertThat(SqlFailure.translated(new SQLException("secret", "XX000"), "the vacuum of a.b", "X"))
        .isInstanceOf(Unavailable.class)
        .hasMessage("the vacuum of a.b failed (SQL state XX000)");
  }

  @Test
  void aTableThatWasDroppedMeanwhileIsSaid() throws SQLException {
    run("drop table shop.worn");

    assertThatThrownBy(() -> care.perform(WORN, MINUTE))
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining("found no table");
  }

  @Test
  void aTableThatItMayNotTouchIsRefusedAndNotPassedOver() throws SQLException {
    run(
        "drop role if exists guest",
        "create role guest login",
        "grant usage on schema shop to guest");
    try {
      var guest = new PostgresCare(url("guest"));

      assertThatThrownBy(() -> guest.perform(WORN, MINUTE))
          .isInstanceOf(Refused.class)
          .hasMessageContaining("grant it MAINTAIN");
    } finally {
      run("drop owned by guest", "drop role guest");
    }
  }

  @Test
  void withoutALimitOfTimeNothingIsBegun() {
    assertThatThrownBy(() -> care.perform(WORN, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aDatabaseThatIsNotThereIsSaidWithoutItsPassword() {
    assertThatThrownBy(() -> new PostgresCare(url("postgres").replace("/postgres?", "/no?")).look())
        .isInstanceOf(Refused.class)
        .hasMessageContaining("no database of the name");
    assertThatThrownBy(
            () -> new PostgresCare("jdbc:postgresql://127.0.0.1:1/x?user=u&password=geheim").look())
        .isInstanceOf(Unavailable.class)
        .hasMessageNotContaining("geheim");
  }

  @Test
  void anotherKindOfDatabaseIsRefusedAtOnce() {
    assertThatThrownBy(() -> new PostgresCare("jdbc:h2:mem:x"))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("no PostgreSQL");
  }

  private static Connection locked(String table) throws SQLException {
    var connection = postgres.getPostgresDatabase().getConnection();
    connection.setAutoCommit(false);
    try (var statement = connection.createStatement()) {
      statement.execute("lock table %s in access exclusive mode".formatted(table));
    }
    return connection;
  }

  private static String url(String user) {
    return postgres.getJdbcUrl(user, "postgres");
  }

  private static void run(String... statements) throws SQLException {
    try (var connection = postgres.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      for (var sql : List.of(statements)) {
        statement.execute(sql);
      }
    }
  }
}
