package io.mindscape.slipway.bot.store;

import static io.mindscape.slipway.bot.store.Rows.utc;

import io.mindscape.slipway.jobs.delivery.Deliveries;
import io.mindscape.slipway.jobs.delivery.Delivery;
import io.mindscape.slipway.jobs.delivery.Entry;
import io.mindscape.slipway.jobs.delivery.Filter;
import io.mindscape.slipway.jobs.delivery.State;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Deliveries in the database, as people see them. */
final class StoredDeliveries implements Deliveries {

  private static final int SOME = 200;

  private final Store store;

  StoredDeliveries(Store store) {
    this.store = store;
  }

  @Override
  public List<Entry> list(Filter filter, int limit) {
    return listBefore("", filter, limit);
  }

  @Override
  public List<Entry> listBefore(String guid, Filter filter, int limit) {
    var states = filter.states().isEmpty() ? List.of(State.values()) : filter.states();
    return store.readDeliveries(
        handle ->
            handle
                .createQuery(
                    """
                    select * from delivery
                    where state in (<states>)
                      and (:repository = '' or repository = :repository)
                      and (:subject = '' or subject = :subject)
                      and (:before = '' or seq < (select seq from delivery where guid = :before))
                    order by seq desc fetch first :limit rows only
                    """)
                .bindList("states", states.stream().map(State::name).toList())
                .bind("repository", filter.repository())
                .bind("subject", filter.subject())
                .bind("before", guid)
                .bind("limit", limit)
                .map((row, context) -> Rows.entry(row, Rows.origin(row)))
                .list());
  }

  @Override
  public Optional<Entry> show(String guid) {
    return store.readDeliveries(
        handle ->
            handle
                .createQuery(Rows.WHOLE + "where guid = :guid")
                .bind("guid", guid)
                .map((row, context) -> Rows.entry(row, Rows.evidence(row)))
                .findOne());
  }

  @Override
  public boolean replay(String guid, Instant now) {
    var known = store.readDeliveries(handle -> find(handle, guid));
    if (known.isEmpty()) {
      return false;
    }
    var delivery = known.get();
    boolean done =
        store.writeLanes(
            handle -> {
              var lane = new Lanes.Ready(delivery.subject(), delivery.repository(), now);
              Lanes.open(handle, store.dialect(), List.of(lane));
              replay(handle, delivery, now);
              return true;
            });
    store.force();
    store.tellOfWork();
    return done;
  }

  private static Optional<Delivery> find(Handle handle, String guid) {
    return handle
        .createQuery("select * from delivery where guid = :guid")
        .bind("guid", guid)
        .map((row, context) -> Rows.delivery(row, Rows.origin(row)))
        .findOne();
  }

  private static void replay(Handle handle, Delivery delivery, Instant now) {
    boolean waits = anew(handle, delivery, "state = 'FAILED'", "place") == 1;
    if (waits) {
      // It is the first of its lane, or it would not have begun.
      Lanes.letGo(handle, delivery.subject(), now);
    } else {
      anew(handle, delivery, "open_subject is null", "nextval('delivery_place')");
      handle.execute(
          "delete from dead_delivery where seq in (select seq from delivery where guid = ?)",
          delivery.guid());
    }
  }

  private static int anew(Handle handle, Delivery delivery, String condition, String place) {
    return handle.execute(
        """
        update delivery set state = 'PENDING', attempts = 0, failures = 0, losses = 0,
          begun_at = null, finished_at = null, error = null, superseded_by = null,
          open_subject = subject, place = %s
        where guid = ? and %s
        """
            .formatted(place, condition),
        delivery.guid());
  }

  @Override
  public boolean unfinished(String subject) {
    return store.readDeliveries(
        handle ->
            handle
                .select(
                    "select 1 from delivery where open_subject = ? fetch first 1 rows only",
                    subject)
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
  }

  @Override
  public boolean waiting(String subject, String slot) {
    return store.readDeliveries(
        handle ->
            handle
                .select(
                    """
                    select 1 from delivery where open_subject = ? and slot = ? and begun_at is null
                    fetch first 1 rows only
                    """,
                    subject,
                    slot)
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
  }

  @Override
  public int expire(Instant now, Duration retention) {
    var before = now.minus(retention);
    return delete("state in ('DONE', 'SUPERSEDED') and finished_at < :before", before)
        + delete("state = 'DEAD' and finished_at < :before", before.minus(retention))
        + expireNotes(now);
  }

  @Override
  public int expireNotes(Instant now) {
    return delete(
        "origin = 'NOTE' and state in ('DONE', 'SUPERSEDED') and finished_at < :before",
        now.minus(NOTES));
  }

  /** Looked for at leisure, and then deleted a few at a time, so that nobody waits for it long. */
  private int delete(String old, Instant before) {
    var seqs =
        store.readDeliveries(
            handle ->
                handle
                    .createQuery("select seq from delivery where " + old)
                    .bind("before", utc(before))
                    .mapTo(Long.class)
                    .list());
    int deleted = 0;
    for (int from = 0; from < seqs.size(); from += SOME) {
      var some = seqs.subList(from, Math.min(seqs.size(), from + SOME));
      deleted += store.writeLanes(handle -> delete(handle, old, before, some));
    }
    return deleted;
  }

  /** What somebody has had replayed in the meantime stays. */
  private static int delete(Handle handle, String old, Instant before, List<Long> seqs) {
    var batch = handle.prepareBatch("delete from delivery where seq = :seq and " + old);
    seqs.forEach(seq -> batch.bind("seq", seq).bind("before", utc(before)).add());
    var gone = batch.execute();
    int deleted = 0;
    for (int i = 0; i < gone.length; i++) {
      if (gone[i] == 1) {
        handle.execute("delete from payload where seq = ?", seqs.get(i));
        handle.execute("delete from dead_delivery where seq = ?", seqs.get(i));
        deleted++;
      }
    }
    return deleted;
  }

  @Override
  public Tally tally() {
    return store.readDeliveries(
        handle ->
            new Tally(
                count(handle, "select count(*) from delivery where open_subject is not null"),
                oldest(handle),
                count(handle, "select count(*) from dead_delivery")));
  }

  private static long count(Handle handle, String query) {
    return handle.createQuery(query).mapTo(Long.class).one();
  }

  private static @Nullable Instant oldest(Handle handle) {
    return handle
        .createQuery("select min(received_at) from delivery where open_subject is not null")
        .map((row, context) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
        .one()
        .map(OffsetDateTime::toInstant)
        .orElse(null);
  }
}
