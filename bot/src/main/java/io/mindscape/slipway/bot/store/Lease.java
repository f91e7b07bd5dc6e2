package io.mindscape.slipway.bot.store;

import static io.mindscape.slipway.bot.store.Rows.utc;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A turn that somebody has, or asks for. */
final class Lease {

  private static final String TAKE =
      "update turn set holder = ?, held_until = ? where name = ? and held_until <= ?";
  private static final String TAKE_FIRST =
      """
      insert into turn (name, holder, held_until)
      select cast(? as varchar(400)), cast(? as varchar(200)), cast(? as timestamp(6) with time zone)
      where not exists (select 1 from turn where name = ?)
      """;
  private static final String EXTEND =
      "update turn set held_until = ? where name = ? and holder = ?";
  private static final Logger LOG = LoggerFactory.getLogger(Lease.class);

  private final Store store;
  private final Clock clock;
  private final String name;
  private final String holder;
  private volatile Instant until = Instant.MIN;
  private volatile boolean over;

  /**
   * @param holder different from every other
   */
  Lease(Store store, Clock clock, String name, String holder) {
    this.store = store;
    this.clock = clock;
    this.name = name;
    this.holder = holder;
  }

  String name() {
    return name;
  }

  /** Takes the turn if nobody has it. */
  boolean begin() {
    var now = clock.instant();
    var end = now.plus(StoredTurns.LEASE);
    boolean taken =
        store.write(handle -> handle.execute(TAKE, holder, utc(end), name, utc(now))) == 1
            || takenFirst(end);
    if (taken) {
      until = end;
    }
    return taken;
  }

  private boolean takenFirst(Instant end) {
    try {
      return store.write(handle -> handle.execute(TAKE_FIRST, name, holder, utc(end), name)) == 1;
    } catch (RuntimeException failure) {
      if (Trouble.isThereAlready(failure)) {
        return false;
      }
      throw failure;
    }
  }

  /** When the lease ends that somebody has at that turn, as it stands; long ago if nobody has. */
  static Instant end(Store store, String name) {
    return store.read(
        handle ->
            handle
                .createQuery("select held_until from turn where name = ?")
                .bind(0, name)
                .mapTo(OffsetDateTime.class)
                .findOne()
                .map(OffsetDateTime::toInstant)
                .orElse(Instant.EPOCH));
  }

  /** Lets it last longer, unless it is lost. */
  synchronized void extend() {
    var end = clock.instant().plus(StoredTurns.LEASE);
    if (over) {
      return;
    }
    if (store.write(handle -> handle.execute(EXTEND, utc(end), name, holder)) == 1) {
      until = end;
    } else {
      over = true;
      LOG.atWarn().addKeyValue("turn", name).log("the turn is lost: somebody else has it");
    }
  }

  /** Whether it is still ours; asks the database where the clock says that it may not be. */
  boolean isHeld() {
    if (!over && !clock.instant().isBefore(until)) {
      extend();
    }
    return !over && clock.instant().isBefore(until);
  }

  /** Gives it back. */
  synchronized void end() {
    over = true;
    store.write(handle -> handle.execute(EXTEND, utc(Instant.EPOCH), name, holder));
  }
}
