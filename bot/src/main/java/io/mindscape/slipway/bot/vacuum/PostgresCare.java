package io.mindscape.slipway.bot.vacuum;

import io.mindscape.slipway.jobs.maintenance.DatabaseCare;
import io.mindscape.slipway.policies.Refused;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL that is looked after over JDBC. Each call has its own connection: nothing is held
 * from one window to the next, and a database that is away never stops the bot.
 */
public final class PostgresCare implements DatabaseCare {

  private static final Duration LONGEST_LOOK = Duration.ofSeconds(30);

  /** Others wait behind a vacuum that waits for a lock: better to give up. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

  /** How much longer than its own limit PostgreSQL may take to say so. */
  private static final Duration GRACE = Duration.ofSeconds(10);

  // Temporary tables of others are there too, and can be vacuumed by nobody else.
  private static final String TABLES =
      """
      select schemaname, relname, n_live_tup, n_dead_tup, pg_total_relation_size(relid)
      from pg_stat_user_tables
      where schemaname not like 'pg\\_%'
      """;

  private final String url;

  /**
   * @param url such as {@code jdbc:postgresql://host:5432/name?user=…&password=…}
   */
  public PostgresCare(String url) {
    if (!url.startsWith("jdbc:postgresql:")) {
      throw new Refused(
          "The database to look after is no PostgreSQL: write"
              + " jdbc:postgresql://host:5432/name?user=…&password=…");
    }
    this.url = url;
  }

  @Override
  public List<Table> tables() {
    try (var connection = connect(LONGEST_LOOK);
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(TABLES + "order by n_dead_tup desc, schemaname, relname")) {
      var tables = new ArrayList<Table>();
      while (rows.next()) {
        tables.add(table(rows));
      }
      return tables;
    } catch (SQLException failure) {
      throw SqlFailure.translated(failure, "the look at the tables");
    }
  }

  @Override
  public Table vacuum(Table table, Duration atMost) {
    if (!atMost.isPositive()) {
      throw new IllegalArgumentException("a vacuum without a limit of time: " + atMost);
    }
    try (var connection = connect(atMost);
        var statement = connection.createStatement()) {
      // VACUUM runs in no transaction: auto-commit stays on.
      statement.execute(
          "vacuum (analyze) %s.%s".formatted(quoted(table.schema()), quoted(table.name())));
      requireDone(statement.getWarnings(), table);
      return again(connection, table);
    } catch (SQLException failure) {
      throw SqlFailure.translated(failure, "the vacuum of " + table);
    }
  }

  private Connection connect(Duration atMost) throws SQLException {
    var settings = new Properties();
    settings.setProperty("ApplicationName", "slipway");
    settings.setProperty("connectTimeout", "5");
    settings.setProperty("loginTimeout", "10");
    settings.setProperty("socketTimeout", Long.toString(atMost.plus(GRACE).toSeconds()));
    var connection = DriverManager.getConnection(url, settings);
    try (var statement = connection.createStatement()) {
      limit(statement, "statement_timeout", atMost);
      limit(statement, "lock_timeout", atMost.compareTo(LONGEST_WAIT) < 0 ? atMost : LONGEST_WAIT);
      return connection;
    } catch (SQLException failure) {
      connection.close();
      throw failure;
    }
  }

  private static void limit(Statement statement, String setting, Duration limit)
      throws SQLException {
    // Nought would be no limit.
    statement.execute("set %s = %d".formatted(setting, Math.max(1, limit.toMillis())));
  }

  /** PostgreSQL only warns when it passes over a table that is not the user's. */
  private static void requireDone(@Nullable SQLWarning first, Table table) throws SQLException {
    for (var warning = first; warning != null; warning = warning.getNextWarning()) {
      if (SqlFailure.NOT_ALLOWED.equals(warning.getSQLState())
          || String.valueOf(warning.getMessage()).contains("permission denied")) {
        throw new SQLException(warning.getMessage(), SqlFailure.NOT_ALLOWED, warning);
      }
    }
  }

  private static Table again(Connection connection, Table table) throws SQLException {
    try (var query = connection.prepareStatement(TABLES + "and schemaname = ? and relname = ?")) {
      query.setString(1, table.schema());
      query.setString(2, table.name());
      try (var rows = query.executeQuery()) {
        return rows.next() ? table(rows) : new Table(table.schema(), table.name(), 0, 0, 0);
      }
    }
  }

  private static Table table(ResultSet row) throws SQLException {
    return new Table(
        row.getString(1), row.getString(2), row.getLong(3), row.getLong(4), row.getLong(5));
  }

  private static String quoted(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }
}
