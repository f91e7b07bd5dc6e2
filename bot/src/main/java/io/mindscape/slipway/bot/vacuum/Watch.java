package io.mindscape.slipway.bot.vacuum;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Watches a connection at work from a second one, and ends its work: first by asking, then by
 * ending the connection. Both need no more rights than the user has who works.
 */
final class Watch implements AutoCloseable {

  private static final Duration LONGEST_LOOK = Duration.ofSeconds(4);

  /** Who waits for us since when is known from PostgreSQL 14 on. */
  private static final int KNOWS_SINCE_WHEN = 14;

  private static final String WAITERS =
      """
      select exists (
        select from pg_locks
        where not granted and waitstart < clock_timestamp() - ? * interval '1 millisecond'
          and ? = any (pg_blocking_pids(pid)))
      """;

  private final Access access;
  private final int pid;
  private final boolean seesWaiters;
  private @Nullable Connection open;

  Watch(Access access, Connection atWork) throws SQLException {
    this.access = access;
    this.pid = pid(atWork);
    this.seesWaiters = atWork.getMetaData().getDatabaseMajorVersion() >= KNOWS_SINCE_WHEN;
  }

  private static int pid(Connection atWork) throws SQLException {
    try (var statement = atWork.createStatement();
        var row = statement.executeQuery("select pg_backend_pid()")) {
      row.next();
      return row.getInt(1);
    }
  }

  /**
   * Whether somebody has waited too long for a lock that the work holds. What cannot be seen is not
   * there: the work has its own limits.
   */
  boolean keepsSomebodyWaiting() {
    if (!seesWaiters) {
      return false;
    }
    try (var query = connection().prepareStatement(WAITERS)) {
      query.setLong(1, access.longestWait().toMillis());
      query.setInt(2, pid);
      return saysYes(query);
    } catch (SQLException blind) {
      close();
      return false;
    }
  }

  /** Asks for the end of what is running. */
  void cancel() throws SQLException {
    ask("select pg_cancel_backend(?)");
  }

  /** Ends the connection with all that is running on it. */
  void terminate() throws SQLException {
    ask("select pg_terminate_backend(?)");
  }

  private void ask(String question) throws SQLException {
    try (var query = connection().prepareStatement(question)) {
      query.setInt(1, pid);
      saysYes(query);
    }
  }

  private static boolean saysYes(PreparedStatement query) throws SQLException {
    try (var rows = query.executeQuery()) {
      return rows.next() && rows.getBoolean(1);
    }
  }

  private Connection connection() throws SQLException {
    var last = open;
    if (last == null || last.isClosed()) {
      last = access.open(LONGEST_LOOK);
      open = last;
    }
    return last;
  }

  @Override
  public void close() {
    var last = open;
    open = null;
    if (last != null) {
      try {
        last.close();
      } catch (SQLException alreadyGone) {
        // Nothing hangs on it.
      }
    }
  }
}
