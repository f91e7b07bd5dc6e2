package io.mindscape.slipway.bot.store;

import io.mindscape.slipway.jobs.effect.Ledger;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The ledger in the database. */
final class StoredLedger implements Ledger {

  private final Store store;

  StoredLedger(Store store) {
    this.store = store;
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
  public void done(String key, String outcome, Instant at) {
    store.write(
        handle ->
            handle.execute(
                "update effect set done_at = ?, outcome = ? where id = ?",
                at.atOffset(ZoneOffset.UTC),
                outcome,
                key));
  }

  @Override
  public void abandon(String key) {
    store.write(
        handle -> handle.execute("delete from effect where id = ? and done_at is null", key));
  }

  @Override
  public int expire(Instant before) {
    return store.write(
        handle ->
            handle.execute(
                "delete from effect where done_at < ?", before.atOffset(ZoneOffset.UTC)));
  }
}
