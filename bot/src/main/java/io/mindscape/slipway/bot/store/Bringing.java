package io.mindscape.slipway.bot.store;

import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.delivery.State;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what is in the log into the database, in its order and many in one transaction, and lets
 * the log forget it. One thread at a time does so; others wait for their turn.
 */
final class Bringing {

  /** So many bytes, of the log or as they are packed, go into the database in one transaction. */
  static final long BATCH = 2L << 20;

  /** How long what is in the database stays in the log, and how many bytes of it. */
  static final Duration STAYS = Duration.ofSeconds(1);

  private static final long LARGE = 64L << 20;
  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final Logger LOG = LoggerFactory.getLogger(Bringing.class);

  private final Store store;
  private final WriteAheadLog log;
  private final Pending pending;
  private final Packing packing = new Packing();
  private final ReentrantLock turn = new ReentrantLock();

  /** What is in the database and still in the log: where it ends; whose turn it is knows. */
  private long brought;

  /** How many bytes that are, and when there were none. */
  private long bytes;

  private long forgotten = System.nanoTime();

  /**
   * @param pending what is in the log and not in the database
   */
  Bringing(Store store, WriteAheadLog log, Pending pending) {
    this.store = store;
    this.log = log;
    this.pending = pending;
  }

  /** Brings what a process that died left in the log; before anything is appended. */
  void recover() throws IOException {
    var left = new Left();
    log.recover(left::add);
    left.insertAll();
    store.force();
    log.forget(Long.MAX_VALUE);
  }

  /** What a process that died left in the log: there may be more of it than fits into memory. */
  private final class Left {

    private final List<Arrival> some = new ArrayList<>();
    private long weight;

    private void add(byte[] record) {
      var arrival = ArrivalRecord.read(record, packing);
      some.add(arrival);
      weight += arrival.weight();
      if (weight > BATCH) {
        insertAll();
      }
    }

    private void insertAll() {
      insert(some);
      some.clear();
      weight = 0;
    }
  }

  /** Brings the first of what is pending into the database, and says how many that were. */
  int some() {
    turn.lock();
    try {
      var groups = pending.first(BATCH);
      var arrivals = new ArrayList<Arrival>();
      groups.forEach(group -> read(group, arrivals));
      insert(arrivals);
      pending.remove(groups);
      if (arrivals.stream().anyMatch(arrival -> arrival.state() == State.PENDING)) {
        store.tellOfWork();
      }
      for (var group : groups) {
        brought = group.span().to();
        bytes += group.span().to() - group.span().from();
      }
      if (bytes > LARGE || System.nanoTime() - forgotten > STAYS.toNanos()) {
        forgetBrought();
      }
      return arrivals.size();
    } finally {
      turn.unlock();
    }
  }

  private void read(Pending.Group group, List<Arrival> into) {
    var found = new ArrayList<Arrival>();
    try {
      log.read(group.span(), record -> found.add(ArrivalRecord.read(record, packing)));
    } catch (WriteAheadLog.Damaged damaged) {
      giveUp(group, found, damaged);
    } catch (IOException failure) {
      throw new Unavailable("the disk", "The log cannot be read", RETRY, failure);
    }
    into.addAll(found);
  }

  /** What the disk has damaged must not stop what lies behind it. */
  private void giveUp(Pending.Group group, List<Arrival> found, WriteAheadLog.Damaged damaged) {
    var lost = new ArrayList<>(group.guids());
    lost.removeAll(LogFirst.guids(found));
    try {
      LOG.atError()
          .addKeyValue("deliveries", String.join(" ", lost))
          .addKeyValue("file", log.keep(group.span()))
          .setCause(damaged)
          .log(
              "deliveries that were acknowledged cannot be read back: look after the disk, and have"
                  + " GitHub send them again (Recent Deliveries, Redeliver)");
    } catch (IOException failure) {
      throw new Unavailable("the disk", "The disk takes nothing", RETRY, failure);
    }
  }

  private void insert(List<Arrival> arrivals) {
    if (arrivals.isEmpty()) {
      return;
    }
    try {
      store.writeLanes(handle -> new Arriving(handle, store.dialect()).insert(arrivals));
    } catch (RuntimeException failure) {
      if (!Trouble.isOfTheData(failure)) {
        throw failure;
      }
      if (arrivals.size() > 1) {
        // One of them is at fault: the others shall not suffer for it.
        arrivals.forEach(arrival -> insert(List.of(arrival)));
      } else {
        setAside(arrivals.getFirst(), failure);
      }
    }
  }

  private void setAside(Arrival arrival, RuntimeException failure) {
    var guid = arrival.delivery().guid();
    try {
      var name = UUID.nameUUIDFromBytes(guid.getBytes(StandardCharsets.UTF_8));
      var file = log.setAside(name.toString(), ArrivalRecord.packed(arrival));
      LOG.atError()
          .addKeyValue("delivery", guid)
          .addKeyValue("file", file)
          .setCause(failure)
          .log("a delivery that was acknowledged does not fit into the database; it is kept aside");
    } catch (IOException full) {
      throw new Unavailable("the disk", "The disk takes nothing", RETRY, full);
    }
  }

  /** A sync of the database is dear: one for all that came within a second. */
  private void forgetBrought() {
    if (bytes > 0) {
      store.force();
      try {
        log.forget(brought);
      } catch (IOException failure) {
        throw new Unavailable("the disk", "The log cannot be cut short", RETRY, failure);
      }
      bytes = 0;
    }
    forgotten = System.nanoTime();
  }

  /** Lets the log forget all that is in the database. */
  void forget() {
    turn.lock();
    try {
      forgetBrought();
    } finally {
      turn.unlock();
    }
  }
}
