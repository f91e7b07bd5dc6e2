package io.mindscape.slipway.sandbox.chaos;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;

/** A database that maintenance looks after, and what PostgreSQL itself says was done in it. */
final class Shop {

  private static final String NAME = "shop";

  private final String url;

  private Shop(String url) {
    this.url = url;
  }

  /** Makes it on the server of the bot's own database. */
  static Shop beside(Database database) throws SQLException {
    try (var connection = database.connect();
        var statement = connection.createStatement()) {
      statement.execute("create database " + NAME);
    }
    return new Shop(database.url().orElseThrow().replace("/postgres?", "/" + NAME + "?"));
  }

  String url() {
    return url;
  }

  /** A table with so many rows, and as many versions of rows that nobody can see any more. */
  void table(String name, int rows) throws SQLException {
    run(
        "create table %s (id int primary key, seen int not null) with (autovacuum_enabled = off)"
            .formatted(name));
    run("insert into %s select n, 0 from generate_series(1, %d) n".formatted(name, rows));
    run("update %s set seen = seen + 1".formatted(name));
  }

  /** At the end of a vacuum of this table, the bot's connection finds something endless to do. */
  void endless(String table) throws SQLException {
    run(
        """
        create function endless(int) returns int language plpgsql immutable as $$
        begin
          if current_setting('application_name') = 'slipway' then
            perform pg_sleep(3600);
          end if;
          return $1;
        end $$\
        """);
    run("create index on %s (endless(id))".formatted(table));
  }

  /** Nobody can vacuum the table until what is given is closed. */
  Connection lock(String table) throws SQLException {
    var connection = DriverManager.getConnection(url);
    connection.setAutoCommit(false);
    try (var statement = connection.createStatement()) {
      statement.execute("lock table %s in share mode".formatted(table));
    }
    return connection;
  }

  /** The process of PostgreSQL that vacuums a table and waits for something of that name. */
  Optional<Long> vacuuming(String table, String waitsFor) throws SQLException {
    long pid =
        number(
            """
            select coalesce(max(pid), 0) from pg_stat_activity
            where datname = '%s' and application_name = 'slipway' and state = 'active'
              and query like 'vacuum%%"%s"' and '%s' in (wait_event_type, wait_event)
            """
                .formatted(NAME, table, waitsFor));
    return pid == 0 ? Optional.empty() : Optional.of(pid);
  }

  boolean isAlive(long pid) throws SQLException {
    return number("select count(*) from pg_stat_activity where pid = " + pid) > 0;
  }

  /** How many statements of bots run. */
  long atWork() throws SQLException {
    return number(
        """
        select count(*) from pg_stat_activity
        where datname = '%s' and application_name = 'slipway' and state = 'active'
        """
            .formatted(NAME));
  }

  /** How often PostgreSQL has vacuumed it. */
  long vacuums(String table) throws SQLException {
    return statistic("vacuum_count", table);
  }

  /** How often PostgreSQL has come to the end of gathering its statistics. */
  long analyzes(String table) throws SQLException {
    return statistic("analyze_count", table);
  }

  long deadRows(String table) throws SQLException {
    return statistic("n_dead_tup", table);
  }

  private long statistic(String name, String table) throws SQLException {
    return number("select %s from pg_stat_user_tables where relname = '%s'".formatted(name, table));
  }

  private long number(String query) throws SQLException {
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private void run(String sql) throws SQLException {
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      statement.execute(sql);
      statement.execute("select pg_stat_force_next_flush()");
    }
  }

  /** Sends a signal to a process of PostgreSQL; it may be gone. */
  static void signal(String name, long pid) throws IOException, InterruptedException {
    new ProcessBuilder("sh", "-c", "kill -%s %d".formatted(name, pid)).start().waitFor();
  }
}
