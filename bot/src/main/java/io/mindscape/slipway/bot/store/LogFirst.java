package io.mindscape.slipway.bot.store;

import io.mindscape.slipway.bot.observe.Outage;
import io.mindscape.slipway.bot.store.WriteAheadLog.Span;
import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.delivery.Delivery;
import io.mindscape.slipway.jobs.delivery.State;
import io.mindscape.slipway.policies.Refused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps arrivals in a write-ahead log, and brings them into the database soon after, many in one
 * transaction: an append and a sync of one file are what the sender waits for. For a database that
 * no other process has open, for nobody else could see what is in the log alone.
 */
final class LogFirst implements Keeper {

  /** So many bytes, of the log or as they are packed, go into the database in one transaction. */
  private static final long BATCH = 2L << 20;

  /** So many bytes wait for the database, if there is room for them; then the senders wait too. */
  private static final long HEAVIEST = 1L << 30;

  /** What waits may take such a part of the room that was there at the start. */
  private static final int PART_OF_THE_DISK = 4;

  /** GitHub waits for 10 s. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** So many arrive together when all is well. */
  private static final int USUAL = 8;

  /** Between two transactions more gather: the more come, the dearer is each by itself. */
  private static final Duration PAUSE = Duration.ofMillis(20);

  private static final Duration LONG_PAUSE = Duration.ofMillis(250);
  private static final int MANY = 5;

  /** How long what is in the database stays in the log, and how many bytes of it. */
  private static final Duration STAYS = Duration.ofSeconds(1);

  private static final long LARGE = 64L << 20;
  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final byte[] NOTHING = {};
  private static final Logger LOG = LoggerFactory.getLogger(LogFirst.class);

  private final Store store;
  private final WriteAheadLog log;
  private final long heaviest;
  private final Pending pending = new Pending();
  private final Packing packing = new Packing();
  private final Outage outage =
      new Outage(
          "the database does not take what was kept in the log; tried again every second",
          "the database takes what was kept in the log again");

  /** Held by who brings what is pending into the database. */
  private final ReentrantLock turn = new ReentrantLock();

  private final Thread bringer;

  /** When more arrived together than usual, at last. */
  private volatile long rushed = System.nanoTime() - LONG_PAUSE.toNanos();

  /** What is in the database and still in the log: where it ends; whose turn it is knows. */
  private long brought;

  /** How many bytes that are, and when there were none. */
  private long bytes;

  private long forgotten = System.nanoTime();
  private final CountDownLatch ended = new CountDownLatch(1);

  private LogFirst(Store store, WriteAheadLog log, long heaviest) {
    this.store = store;
    this.log = log;
    this.heaviest = heaviest;
    this.bringer = Thread.ofPlatform().daemon().name("bringer").unstarted(this::run);
  }

  /**
   * Brings into the database what a process that died left in the log, and begins.
   *
   * @throws Refused if the log cannot be read or written
   */
  static LogFirst open(Store store, Path folder) {
    try {
      var log = WriteAheadLog.open(folder);
      long room = Files.getFileStore(folder).getUsableSpace() / PART_OF_THE_DISK;
      var keeper = new LogFirst(store, log, Math.clamp(room, BATCH, HEAVIEST));
      keeper.recover();
      keeper.bringer.start();
      return keeper;
    } catch (IOException | IllegalArgumentException failure) {
      throw new Refused(
          "What was kept in %s cannot be read: check that this user may read and write there, and that no newer Slipway has used it (%s)"
              .formatted(folder, failure.getMessage()),
          failure);
    }
  }

  private void recover() throws IOException {
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

  @Override
  public Arrival arrival(State state, Delivery delivery) {
    return new Arrival(state, delivery, NOTHING);
  }

  @Override
  public Set<Arrival> keep(List<Arrival> batch) {
    if (batch.size() > USUAL) {
      rushed = System.nanoTime();
    }
    if (!pending.awaitRoom(heaviest, PATIENCE)) {
      throw new Unavailable("the database", "It does not take what waits for it", RETRY, null);
    }
    var fresh = fresh(batch);
    if (!fresh.isEmpty()) {
      var span = append(fresh);
      pending.add(new Pending.Group(guids(fresh), span));
    }
    return Set.copyOf(fresh);
  }

  /** The first of each that is not known. */
  private List<Arrival> fresh(List<Arrival> batch) {
    var guids = guids(batch).stream().distinct().toList();
    // In this order: what leaves the one is in the other.
    var seen = new HashSet<>(pending.among(guids));
    seen.addAll(store.read(handle -> new Arriving(handle, store.dialect()).known(guids)));
    return batch.stream().filter(arrival -> seen.add(arrival.delivery().guid())).toList();
  }

  private static List<String> guids(List<Arrival> arrivals) {
    return arrivals.stream().map(arrival -> arrival.delivery().guid()).toList();
  }

  private Span append(List<Arrival> arrivals) {
    try {
      return log.append(arrivals.stream().map(ArrivalRecord::whole).toList());
    } catch (IOException failure) {
      throw new Unavailable(
          "the disk", "What arrives cannot be written to the disk", RETRY, failure);
    }
  }

  private void run() {
    while (ended.getCount() > 0) {
      pending.await(STAYS);
      try {
        int arrivals = bringUntil(pending.end());
        outage.over();
        pause(arrivals < MANY ? PAUSE : LONG_PAUSE);
      } catch (RuntimeException | Error failure) { // whatever it is, it must not end the thread
        outage.seen(failure);
        pause(RETRY);
      }
    }
  }

  /** Brings what is there now; in a rush slowly, for the senders wait and the work does not. */
  private int bringUntil(long place) {
    int arrivals = 0;
    do {
      arrivals += bringSome();
    } while (pending.isBefore(place) && !givesWay());
    return arrivals;
  }

  /** Never by an interrupt: that would close the file which the thread is writing. */
  private void pause(Duration time) {
    try {
      ended.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException never) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void settle() {
    long place = pending.end();
    while (pending.isBefore(place)) {
      bringSome();
    }
  }

  /** In a rush, for as long as there is room for what comes. */
  private boolean givesWay() {
    return System.nanoTime() - rushed < LONG_PAUSE.toNanos() && pending.weight() < heaviest / 2;
  }

  /** Brings the first of what is pending into the database, and says how many that were. */
  private int bringSome() {
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
        forget();
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
    lost.removeAll(guids(found));
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
  private void forget() {
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

  /** Brings what is left into the database; what it does not take stays in the log. */
  @Override
  public void close() {
    ended.countDown();
    pending.wake();
    try {
      bringer.join();
      settle();
      turn.lock();
      try {
        forget();
      } finally {
        turn.unlock();
      }
      log.close();
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | IOException failure) {
      LOG.atWarn()
          .setCause(failure)
          .log("what was kept in the log stays there until the next start");
    }
  }
}
