package io.mindscape.slipway.bot.vacuum;

import io.mindscape.slipway.policies.Refused;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.postgresql.PGConnection;

/**
 * The way to a PostgreSQL. Each connection has limits that PostgreSQL itself keeps, so that they
 * hold when the bot is gone.
 *
 * @param login what the driver is given besides: user, password, and the like; empty where the
 *     address has all
 * @param from where the login stands, as messages name it
 * @param longestWait longer than this it waits for no lock, and lets nobody wait for its own
 */
record Access(String url, Map<String, String> login, String from, Duration longestWait) {

  Access {
    login = Map.copyOf(login);
  }

  /** How much longer than its own limit PostgreSQL may take to say so, before it is left alone. */
  private static final Duration GRACE = Duration.ofSeconds(20);

  /** The first with {@code REINDEX CONCURRENTLY} and {@code VACUUM (TRUNCATE off)}. */
  private static final int OLDEST = 12;

  /** From this on a server notices that its client is dead, and stops working for it. */
  private static final int NOTICES_THE_DEAD = 14;

  /**
   * A connection on which no statement takes longer than {@code atMost}.
   *
   * @throws Refused by a server that is too old, by a standby, and by what stands before a server
   */
  Connection open(Duration atMost) throws SQLException {
    var settings = new Properties();
    settings.putAll(login);
    settings.setProperty("ApplicationName", "slipway");
    settings.setProperty("connectTimeout", "5");
    settings.setProperty("loginTimeout", "10");
    settings.setProperty("socketTimeout", Long.toString(atMost.plus(GRACE).toSeconds()));
    var connection = DriverManager.getConnection(url, settings);
    try (var statement = connection.createStatement()) {
      requireItself(connection, statement);
      int version = connection.getMetaData().getDatabaseMajorVersion();
      if (version < OLDEST) {
        throw new Refused(
            "the database is PostgreSQL %d: Slipway looks after %d and newer"
                .formatted(version, OLDEST));
      }
      if (version >= NOTICES_THE_DEAD) {
        limit(statement, "client_connection_check_interval", Duration.ofSeconds(2));
      }
      limit(statement, "statement_timeout", atMost);
      limit(statement, "lock_timeout", atMost.compareTo(longestWait) < 0 ? atMost : longestWait);
      return connection;
    } catch (SQLException | Refused failure) {
      connection.close();
      throw failure;
    }
  }

  /**
   * A standby counts no dead rows, so that it would seem there is nothing to do. Behind a pooler a
   * limit is set on whatever session is free, for whoever has it next, and who is to be ended may
   * be somebody else: it is known by the number of its process, which it says to no client.
   */
  private void requireItself(Connection connection, Statement statement) throws SQLException {
    try (var row = statement.executeQuery("select pg_backend_pid(), pg_is_in_recovery()")) {
      row.next();
      if (row.getInt(1) != connection.unwrap(PGConnection.class).getBackendPID()) {
        throw SqlFailure.pooler(from);
      }
      if (row.getBoolean(2)) {
        throw SqlFailure.standby(from);
      }
    }
  }

  /** What a failure on it means to us. */
  RuntimeException translated(SQLException failure, String what) {
    return Encryption.failure(failure, login, from)
        .map(RuntimeException.class::cast)
        .orElseGet(() -> SqlFailure.translated(failure, what, from));
  }

  /** Nobody may see it. */
  @Override
  public String toString() {
    return "Access[%s]".formatted(from);
  }

  static void limit(Statement statement, String setting, Duration limit) throws SQLException {
    // Nought would be no limit.
    statement.execute("set %s = %d".formatted(setting, Math.max(1, limit.toMillis())));
  }
}
