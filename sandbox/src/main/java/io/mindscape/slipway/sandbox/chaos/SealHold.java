package io.mindscape.slipway.sandbox.chaos;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Holds a lock in PostgreSQL for which the bot has to wait, so that it can be killed just there.
 */
final class SealHold implements AutoCloseable {

  /** So many lines are removed in one commit. */
  private static final int ONE_COMMIT = 5_000;

  private static final String FIRST_UNSEALED =
      "(select min(seq) from audit_line where seq > (select coalesce(max(last_seq), 0) from"
          + " audit_seal))";

  private final Database database;
  private final Connection connection;
  private final long pid;

  private SealHold(Database database, Connection connection, long pid) {
    this.database = database;
    this.connection = connection;
    this.pid = pid;
  }

  /** Takes it; empty where no lock of anybody else stops the bot at that moment. */
  static Optional<SealHold> at(SealMoment moment, Database database) throws SQLException {
    return switch (moment) {
      case STARTING, EXPORTING -> Optional.empty();
      case NAMED -> Optional.of(taken(database, "lock table audit_seal in share mode"));
      case NOTED -> Optional.of(taken(database, line(0)));
      case REMOVING -> Optional.of(taken(database, line(ONE_COMMIT + 1)));
    };
  }

  private static String line(int number) {
    return "select seq from audit_line where seq = %s + %d for update"
        .formatted(FIRST_UNSEALED, number);
  }

  private static SealHold taken(Database database, String lock) throws SQLException {
    var connection = database.connect();
    connection.setAutoCommit(false);
    try (var statement = connection.createStatement()) {
      statement.execute(lock);
      try (var rows = statement.executeQuery("select pg_backend_pid()")) {
        rows.next();
        return new SealHold(database, connection, rows.getLong(1));
      }
    }
  }

  /** Whether the bot waits for it. */
  boolean isMet() throws SQLException {
    return count(
            """
            select count(*) from pg_stat_activity
            where backend_type = 'client backend' and %d = any(pg_blocking_pids(pid))
            """
                .formatted(pid))
        > 0;
  }

  /** Whether no server process of a bot is left: what it was at is done then, or taken back. */
  static boolean isNobodyLeft(Database database) throws SQLException {
    return count(
            database,
            """
            select count(*) from pg_stat_activity
            where backend_type = 'client backend' and pid <> pg_backend_pid()
            """)
        == 0;
  }

  private long count(String query) throws SQLException {
    return count(database, query);
  }

  private static long count(Database database, String query) throws SQLException {
    try (var other = database.connect();
        var statement = other.createStatement();
        var rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.rollback();
    connection.close();
  }
}
