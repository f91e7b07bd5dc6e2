package io.mindscape.slipway.bot.vacuum;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A statement that is watched while it runs. It is ended when its time is over (PostgreSQL's own
 * limit comes first), when somebody waits for it too long, and when this thread is interrupted.
 */
final class Watched {

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  /** How long it may take to stop, each time that it is told to. */
  private static final Duration STOPPING = Duration.ofSeconds(5);

  private final FutureTask<Void> work;
  private final Watch watch;

  private Watched(Callable<Void> work, Watch watch) {
    this.work = new FutureTask<>(work);
    this.watch = watch;
  }

  /** Runs {@code sql}, in no transaction: auto-commit stays on. */
  static void run(Connection connection, String sql, Duration atMost, Watch watch)
      throws SQLException {
    var watched =
        new Watched(
            () -> {
              execute(connection, sql);
              return null;
            },
            watch);
    Thread.ofVirtual().name("slipway-database").start(watched.work);
    watched.untilDone(atMost.plus(BETWEEN_LOOKS));
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
      requireDone(statement.getWarnings());
    }
  }

  /** PostgreSQL only warns when it passes over a table that is not the user's. */
  private static void requireDone(@Nullable SQLWarning first) throws SQLException {
    for (var warning = first; warning != null; warning = warning.getNextWarning()) {
      if (SqlFailure.NOT_ALLOWED.equals(warning.getSQLState())
          || String.valueOf(warning.getMessage()).contains("permission denied")) {
        throw new SQLException(warning.getMessage(), SqlFailure.NOT_ALLOWED, warning);
      }
    }
  }

  private void untilDone(Duration atMost) throws SQLException {
    long begun = System.nanoTime();
    while (!isDone(BETWEEN_LOOKS)) {
      if (System.nanoTime() - begun > atMost.toNanos()) {
        end(SqlFailure.TOO_LONG);
      }
      if (watch.keepsSomebodyWaiting()) {
        end(SqlFailure.GAVE_WAY);
      }
    }
  }

  private boolean isDone(Duration wait) throws SQLException {
    try {
      work.get(wait.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException stillRunning) {
      return false;
    } catch (ExecutionException failed) {
      throw cause(failed);
    } catch (InterruptedException cutOff) {
      try {
        end(SqlFailure.CUT_OFF);
      } finally {
        Thread.currentThread().interrupt();
      }
      return true;
    }
  }

  private static SQLException cause(ExecutionException failed) {
    return failed.getCause() instanceof SQLException failure
        ? failure
        : new SQLException(failed.getCause());
  }

  /**
   * @param state says why, if it had not just come to its end
   */
  private void end(String state) throws SQLException {
    watch.cancel();
    if (!stopped()) {
      watch.terminate();
      stopped();
    }
    throw new SQLException("ended by Slipway", state);
  }

  private boolean stopped() {
    try {
      work.get(STOPPING.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (ExecutionException ended) {
      return true;
    } catch (TimeoutException | InterruptedException stillRunning) {
      return false;
    }
  }
}
