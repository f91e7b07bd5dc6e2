package io.mindscape.slipway.bot.vacuum;

import io.mindscape.slipway.bot.store.TestPostgres;
import io.mindscape.slipway.jobs.database.Relation;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A real PostgreSQL of its own with the schema {@code shop}. Nothing is vacuumed by itself. */
final class Shop implements AutoCloseable {

  private final EmbeddedPostgres postgres;

  Shop() throws IOException {
    postgres =
        TestPostgres.builder()
            .setServerConfig("autovacuum", "off")
            .setServerConfig("autovacuum_freeze_max_age", "100000")
            .setServerConfig("fsync", "off")
            .setServerConfig("synchronous_commit", "off")
            .start();
  }

  String url() {
    return url("postgres");
  }

  String url(String user) {
    return postgres.getJdbcUrl(user, "postgres");
  }

  Connection connect() throws SQLException {
    return postgres.getPostgresDatabase().getConnection();
  }

  /** An empty schema. */
  void clear() {
    run("drop schema if exists shop cascade", "create schema shop");
  }

  void run(String... statements) {
    try (var connection = connect();
        var statement = connection.createStatement()) {
      for (var sql : statements) {
        statement.execute(sql);
        // A session hands in its counts once a second. Before a vacuum, for they would be added to
        // what the vacuum counts; and last, for the next look.
        statement.execute("select pg_stat_force_next_flush()");
      }
    } catch (SQLException failure) {
      throw new AssertionError(failure);
    }
  }

  /** The first column of the answer. */
  List<String> ask(String question) {
    try (var connection = connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(question)) {
      var answers = new ArrayList<String>();
      while (rows.next()) {
        answers.add(rows.getString(1));
      }
      return answers;
    } catch (SQLException failure) {
      throw new AssertionError(failure);
    }
  }

  long number(String question) {
    return Long.parseLong(ask(question).getFirst());
  }

  long bytes(Relation relation) {
    return number("select pg_relation_size('%s')".formatted(relation));
  }

  /** Names of the indexes that are invalid. */
  List<String> invalid() {
    return ask("select indexrelid::regclass::text from pg_index where not indisvalid order by 1");
  }

  /** A table whose index takes ten seconds to be built, and is there already. */
  void slow() {
    run(
        "create table shop.slow (id int)",
        "insert into shop.slow select generate_series(1, 1000)",
        "create function shop.bend(int) returns int immutable language sql as 'select $1'",
        "create index bent on shop.slow (shop.bend(id))",
        "create sequence shop.limits",
        """
        create or replace function shop.bend(i int) returns int immutable language plpgsql
        as 'begin
          perform pg_sleep(0.01);
          perform setval(''shop.limits'', greatest(1, setting::bigint))
            from pg_settings where name = ''statement_timeout'';
          return i;
        end'
        """);
  }

  /**
   * While that index was being built anew, how long PostgreSQL itself let the statement run, in
   * milliseconds; 1 if it had no limit, or if none was built. A sequence keeps it whatever becomes
   * of the index.
   */
  long limitWhileBuilt() {
    return number("select last_value from shop.limits");
  }

  @Override
  public void close() throws IOException {
    postgres.close();
  }
}
