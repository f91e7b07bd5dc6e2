package io.mindscape.slipway.bot.store;

import io.mindscape.slipway.jobs.effect.Act;
import io.mindscape.slipway.jobs.effect.Ledger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The ledger in the database. */
final class StoredLedger implements Ledger {

  private final Store store;
  private final Journal journal;

  StoredLedger(Store store, Journal journal) {
    this.store = store;
    this.journal = journal;
  }

  @Override
  public Standing begin(String key, String what, Instant at) {
    var known = store.read(handle -> find(handle, key));
    return known.orElseGet(() -> record(key, what, at));
  }

  private Standing record(String key, String what, Instant at) {
    store.writeThrough(
        handle ->
            handle.execute(
                "insert into effect (id, what, begun_at) values (?, ?, ?)",
                key,
                what,
                at.atOffset(ZoneOffset.UTC)));
    return new Standing.Fresh();
  }

  private static Optional<Standing> find(Handle handle, String key) {
    return handle
        .createQuery("select done_at, outcome from effect where id = :key")
        .bind("key", key)
        .map(
            (row, context) ->
                row.getObject("done_at") == null
                    ? new Standing.Unknown()
                    : (Standing) new Standing.Done(row.getString("outcome")))
        .findOne();
  }

  @Override
  public boolean isOpen(String key) {
    return store
        .read(handle -> find(handle, key))
        .filter(Standing.Unknown.class::isInstance)
        .isPresent();
  }

  @Override
  public void done(String key, String outcome, Instant at) {
    store.write(handle -> done(handle, key, outcome, at));
  }

  private static int done(Handle handle, String key, String outcome, Instant at) {
    return handle.execute(
        "update effect set done_at = ?, outcome = ? where id = ?",
        at.atOffset(ZoneOffset.UTC),
        outcome,
        key);
  }

  @Override
  public void abandon(String key) {
    store.write(
        handle -> handle.execute("delete from effect where id = ? and done_at is null", key));
  }

  @Override
  public Optional<Instant> intend(Act act, Entry intended) {
    return journal.commit(
        (handle, tail) -> {
          tail.add(intended);
          var since = openSince(handle, act);
          if (since.isEmpty()) {
            open(handle, act, intended);
          }
          return since;
        });
  }

  private static Optional<Instant> openSince(Handle handle, Act act) {
    return handle
        .createQuery("select begun_at from effect where id = ? and done_at is null")
        .bind(0, act.id())
        .map((row, context) -> row.getObject("begun_at", OffsetDateTime.class).toInstant())
        .findOne();
  }

  /** Nobody else opens the same meanwhile: the end of the audit log is locked. */
  private static void open(Handle handle, Act act, Entry intended) {
    var at = intended.at().atOffset(ZoneOffset.UTC);
    int reopened =
        handle.execute(
            """
            update effect set what = ?, begun_at = ?, done_at = null, outcome = null, told = false
            where id = ?
            """,
            act.what(),
            at,
            act.id());
    if (reopened == 0) {
      handle.execute(
          "insert into effect (id, what, begun_at) values (?, ?, ?)", act.id(), act.what(), at);
    }
  }

  @Override
  public void renew(Act act, Instant at) {
    store.writeThrough(
        handle ->
            handle.execute(
                "update effect set begun_at = ?, told = false where id = ? and done_at is null",
                at.atOffset(ZoneOffset.UTC),
                act.id()));
  }

  @Override
  public void conclude(Act act, Entry ended) {
    journal.commit(
        (handle, tail) -> {
          tail.add(ended);
          if (ended.outcome().isKnown()) {
            done(handle, act.id(), ended.outcome().detail(), ended.at());
          }
          return act;
        });
  }

  @Override
  public void append(Entry entry) {
    journal.commit(
        (handle, tail) -> {
          tail.add(entry);
          return entry;
        });
  }

  @Override
  public Optional<String> outcome(String id) {
    return store.read(
        handle ->
            handle
                .createQuery("select outcome from effect where id = ? and done_at is not null")
                .bind(0, id)
                .mapTo(String.class)
                .findOne());
  }

  @Override
  public List<Open> unfinished(Instant before) {
    return store.write(
        handle -> {
          var open =
              handle
                  .createQuery(
                      """
                      select id, what, begun_at from effect
                      where done_at is null and not told and begun_at < ?
                      order by begun_at, id for update
                      """)
                  .bind(0, before.atOffset(ZoneOffset.UTC))
                  .map((row, context) -> open(row))
                  .list();
          open.forEach(
              one ->
                  handle.execute(
                      "update effect set told = true where id = ? and done_at is null", one.id()));
          return open;
        });
  }

  private static Open open(ResultSet row) throws SQLException {
    return new Open(
        row.getString("id"),
        row.getString("what"),
        row.getObject("begun_at", OffsetDateTime.class).toInstant());
  }

  @Override
  public int expire(Instant before) {
    return store.write(
        handle ->
            handle.execute(
                "delete from effect where done_at < ?", before.atOffset(ZoneOffset.UTC)));
  }
}
