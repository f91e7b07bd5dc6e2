package io.mindscape.slipway.bot.store;

import io.mindscape.slipway.jobs.Unavailable;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a database's errors mean. */
final class Trouble {

  private static final Duration RETRY = Duration.ofSeconds(1);

  /** Classes of SQL states: no connection, no resources, shutting down, the system's own errors. */
  private static final Set<String> AWAY = Set.of("08", "53", "57", "58");

  /**
   * H2's errors when it is closed or cannot use its file: object closed, lock, database closed or
   * shut down, input and output, and the general error, which a full disk may show as.
   */
  private static final Set<Integer> CLOSED =
      Set.of(50000, 90007, 90020, 90028, 90031, 90067, 90098, 90121);

  private Trouble() {}

  /**
   * Makes {@link Unavailable} of an error that may pass; any other stays what it is, for it is
   * ours.
   */
  static RuntimeException of(RuntimeException failure) {
    var sql = sql(failure);
    return sql != null && (isAway(sql) || isConflict(sql)) ? unavailable(failure) : failure;
  }

  static Unavailable unavailable(@Nullable Throwable cause) {
    return new Unavailable("the database", "The database does not answer", RETRY, cause);
  }

  /** Whether the next write would fail just as well, whatever it said. */
  static boolean isAway(Throwable failure) {
    var sql = sql(failure);
    return sql == null ? failure.getCause() instanceof IOException : isAway(sql);
  }

  /** Whether it is what was to be written that the database does not take. */
  static boolean isOfTheData(Throwable failure) {
    var sql = sql(failure);
    var state = sql == null ? "" : String.valueOf(sql.getSQLState());
    return state.startsWith("22") || state.startsWith("23");
  }

  /** Whether somebody else was faster to insert the same. */
  static boolean isThereAlready(Throwable failure) {
    var sql = sql(failure);
    return sql != null && String.valueOf(sql.getSQLState()).startsWith("23505");
  }

  private static boolean isAway(SQLException sql) {
    var state = sql.getSQLState();
    return state == null
        || AWAY.contains(state.substring(0, Math.min(2, state.length())))
        || CLOSED.contains(sql.getErrorCode())
        || sql instanceof SQLRecoverableException;
  }

  /** Two transactions were in each other's way. */
  private static boolean isConflict(SQLException sql) {
    return String.valueOf(sql.getSQLState()).startsWith("40")
        || sql instanceof SQLTransientException;
  }

  private static @Nullable SQLException sql(Throwable failure) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof SQLException sql) {
        return sql;
      }
    }
    return null;
  }
}
