package io.mindscape.slipway.bot.store;

import io.mindscape.slipway.bot.observe.Outage;
import io.mindscape.slipway.bot.store.WriteAheadLog.Span;
import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.delivery.Delivery;
import io.mindscape.slipway.jobs.delivery.State;
import io.mindscape.slipway.policies.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps arrivals in a write-ahead log, and brings them into the database soon after, many in one
 * transaction: an append and a sync of one file are what the sender waits for. For a database that
 * no other process has open, for nobody else could see what is in the log alone.
 */
final class LogFirst implements Keeper {

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

  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final byte[] NOTHING = {};
  private static final Logger LOG = LoggerFactory.getLogger(LogFirst.class);

  private final Store store;
  private final WriteAheadLog log;
  private final long heaviest;
  private final Pending pending = new Pending();
  private final Outage outage =
      new Outage(
          "the database does not take what was kept in the log; tried again every second",
          "the database takes what was kept in the log again");

  private final Bringing bringing;
  private final Thread bringer;

  /** When more arrived together than usual, at last. */
  private volatile long rushed = System.nanoTime() - LONG_PAUSE.toNanos();

  private final CountDownLatch ended = new CountDownLatch(1);

  private LogFirst(Store store, WriteAheadLog log, long heaviest) {
    this.store = store;
    this.log = log;
    this.heaviest = heaviest;
    this.bringing = new Bringing(store, log, pending);
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
      var keeper = new LogFirst(store, log, Math.clamp(room, Bringing.BATCH, HEAVIEST));
      keeper.bringing.recover();
      keeper.bringer.start();
      return keeper;
    } catch (IOException | IllegalArgumentException failure) {
      throw new Refused(
          "What was kept in %s cannot be read: check that this user may read and write there, and that no newer Slipway has used it (%s)"
              .formatted(folder, failure.getMessage()),
          failure);
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

  static List<String> guids(List<Arrival> arrivals) {
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
      pending.await(Bringing.STAYS);
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
      arrivals += bringing.some();
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
      bringing.some();
    }
  }

  /** In a rush, for as long as there is room for what comes. */
  private boolean givesWay() {
    return System.nanoTime() - rushed < LONG_PAUSE.toNanos() && pending.weight() < heaviest / 2;
  }

  /** Brings what is left into the database; what it does not take stays in the log. */
  @Override
  public void close() {
    ended.countDown();
    pending.wake();
    try {
      bringer.join();
      settle();
      bringing.forget();
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
