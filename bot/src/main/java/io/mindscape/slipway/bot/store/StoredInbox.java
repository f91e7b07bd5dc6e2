package io.mindscape.slipway.bot.store;

import io.mindscape.slipway.jobs.delivery.Delivery;
import io.mindscape.slipway.jobs.delivery.Inbox;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The inbox in the database. Claims are chosen one after another, also between processes; {@link
 * #release} assumes that no other process works on the same database.
 */
final class StoredInbox implements Inbox {

  private static final Instant ALWAYS = Instant.EPOCH;
  private static final int LONGEST_ERROR = 4_000;

  private final Store store;

  StoredInbox(Store store) {
    this.store = store;
  }

  @Override
  public boolean keep(Delivery delivery) {
    if (show(delivery.guid()).isPresent()) {
      return false;
    }
    try {
      return store.writeThrough(handle -> insert(handle, delivery)) == 1;
    } catch (org.jdbi.v3.core.statement.UnableToExecuteStatementException failure) {
      // Somebody kept the same one in the meantime: SQL state 23505, a unique key is there already.
      if (failure.getCause() instanceof SQLException sql && "23505".equals(sql.getSQLState())) {
        return false;
      }
      throw failure;
    }
  }

  private static int insert(Handle handle, Delivery delivery) {
    return handle
        .createUpdate(
            """
            insert into delivery (guid, event, action, repository, subject, body, received_at,
              state, attempts, not_before)
            values (:guid, :event, :action, :repository, :subject, :body, :receivedAt,
              'PENDING', 0, :notBefore)
            """)
        .bind("guid", delivery.guid())
        .bind("event", delivery.event())
        .bind("action", delivery.action())
        .bind("repository", delivery.repository())
        .bind("subject", delivery.subject())
        .bind("body", delivery.body())
        .bind("receivedAt", utc(delivery.receivedAt()))
        .bind("notBefore", utc(ALWAYS))
        .execute();
  }

  @Override
  public Optional<Claim> claim(Instant now) {
    return store.write(
        handle -> {
          handle.createQuery("select id from claim_gate for update").mapTo(Integer.class).one();
          var oldest = oldestWaiting(handle, now);
          oldest.ifPresent(
              claim ->
                  update(
                          handle,
                          "state = 'RUNNING', attempts = attempts + 1",
                          claim.delivery().guid())
                      .execute());
          return oldest;
        });
  }

  private static Optional<Claim> oldestWaiting(Handle handle, Instant now) {
    return handle
        .createQuery(
            """
            select * from delivery waiting
            where state = 'PENDING' and not_before <= :now and not exists (
              select 1 from delivery running
              where running.state = 'RUNNING' and running.subject = waiting.subject)
            order by seq
            fetch first 1 rows only
            """)
        .bind("now", utc(now))
        .map((row, context) -> new Claim(delivery(row), row.getInt("attempts") + 1))
        .findFirst();
  }

  @Override
  public void done(String guid, Instant at) {
    finish(guid, State.DONE, null, at);
  }

  @Override
  public void dead(String guid, String error, Instant at) {
    finish(guid, State.DEAD, error, at);
  }

  private void finish(String guid, State state, @Nullable String error, Instant at) {
    store.write(
        handle ->
            update(handle, "state = :state, error = :error, finished_at = :at", guid)
                .bind("state", state.name())
                .bind("error", shortened(error))
                .bind("at", utc(at))
                .execute());
  }

  @Override
  public void retry(String guid, String error, Instant notBefore) {
    store.write(
        handle ->
            update(handle, "state = 'PENDING', error = :error, not_before = :notBefore", guid)
                .bind("error", shortened(error))
                .bind("notBefore", utc(notBefore))
                .execute());
  }

  @Override
  public int release() {
    return store.write(
        handle -> handle.execute("update delivery set state = 'PENDING' where state = 'RUNNING'"));
  }

  @Override
  public List<Entry> list(int limit) {
    return store.read(
        handle ->
            handle
                .createQuery(
                    "select * from delivery order by seq desc fetch first :limit rows only")
                .bind("limit", limit)
                .map((row, context) -> entry(row))
                .list());
  }

  @Override
  public Optional<Entry> show(String guid) {
    return store.read(
        handle ->
            handle
                .createQuery("select * from delivery where guid = :guid")
                .bind("guid", guid)
                .map((row, context) -> entry(row))
                .findOne());
  }

  @Override
  public boolean replay(String guid) {
    return store.writeThrough(
            handle ->
                update(
                        handle,
                        "state = 'PENDING', attempts = 0, error = null, finished_at = null,"
                            + " not_before = :notBefore",
                        guid)
                    .bind("notBefore", utc(ALWAYS))
                    .execute())
        == 1;
  }

  @Override
  public int expire(Instant before) {
    return store.write(
        handle ->
            handle.execute(
                "delete from delivery where state = 'DONE' and finished_at < ?", utc(before)));
  }

  private static org.jdbi.v3.core.statement.Update update(Handle handle, String set, String guid) {
    return handle
        .createUpdate("update delivery set " + set + " where guid = :guid")
        .bind("guid", guid);
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        delivery(row),
        State.valueOf(row.getString("state")),
        row.getInt("attempts"),
        instant(row, "finished_at"),
        row.getString("error"));
  }

  private static Delivery delivery(ResultSet row) throws SQLException {
    return new Delivery(
        row.getString("guid"),
        row.getString("event"),
        row.getString("action"),
        row.getString("repository"),
        row.getString("subject"),
        row.getBytes("body"),
        row.getObject("received_at", OffsetDateTime.class).toInstant());
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  private static @Nullable String shortened(@Nullable String error) {
    return error == null || error.length() <= LONGEST_ERROR
        ? error
        : error.substring(0, LONGEST_ERROR);
  }
}
