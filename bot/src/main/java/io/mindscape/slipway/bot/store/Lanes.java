package io.mindscape.slipway.bot.store;

import static io.mindscape.slipway.bot.store.Rows.utc;

import io.mindscape.slipway.jobs.delivery.Claim;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** The rows of lanes: a lane is there for as long as it has open deliveries. */
final class Lanes {

  private Lanes() {}

  /** A lane that has a delivery which may be claimed from {@code at} on. */
  record Ready(String subject, String repository, Instant at) {}

  /**
   * Makes lanes where there are none, and holds all of them till the end of the transaction.
   *
   * @param lanes in the order of their subjects, so that no two transactions wait for each other
   */
  static void open(Handle handle, Dialect dialect, List<Ready> lanes) {
    var connection = handle.getConnection();
    try (var insert = connection.prepareStatement(dialect.openLanes())) {
      var subjects = lanes.stream().map(Ready::subject).toArray();
      var repositories = lanes.stream().map(Ready::repository).toArray();
      var times = lanes.stream().map(lane -> utc(lane.at())).toArray();
      insert.setArray(1, connection.createArrayOf("varchar", subjects));
      insert.setArray(2, connection.createArrayOf("varchar", repositories));
      insert.setArray(3, connection.createArrayOf("timestamptz", times));
      insert.executeUpdate();
    } catch (SQLException failure) {
      throw new UnableToExecuteStatementException(failure, null);
    }
  }

  /** Locks the lane till the end of the transaction, if the claim's lease is not lost. */
  static boolean isHeld(Handle handle, Claim claim) {
    return handle
        .createQuery(
            "select subject from lane where subject = :subject and holder = :holder for update")
        .bind("subject", claim.delivery().subject())
        .bind("holder", claim.holder())
        .mapTo(String.class)
        .findOne()
        .isPresent();
  }

  /** Ends a lease; the lane is ready at {@code readyAt}. */
  static void letGo(Handle handle, String subject, Instant readyAt) {
    letGo(handle, subject, utc(readyAt));
  }

  private static void letGo(Handle handle, String subject, OffsetDateTime readyAt) {
    handle.execute(
        "update lane set holder = null, ready_at = ? where subject = ?", readyAt, subject);
  }

  /**
   * Ends a lease after the first delivery of the lane was finished: the next one is ready, or the
   * lane ends. The lane has to be locked.
   */
  static void goOn(Handle handle, String subject, Instant now) {
    firstArrival(handle, subject)
        .ifPresentOrElse(
            arrival -> letGo(handle, subject, arrival.isBefore(utc(now)) ? arrival : utc(now)),
            () -> handle.execute("delete from lane where subject = ?", subject));
  }

  private static Optional<OffsetDateTime> firstArrival(Handle handle, String subject) {
    return handle
        .createQuery(
            """
            select received_at from delivery where open_subject = :subject
            order by open_subject, place fetch first 1 rows only
            """)
        .bind("subject", subject)
        .mapTo(OffsetDateTime.class)
        .findOne();
  }
}
