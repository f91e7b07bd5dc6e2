package io.mindscape.slipway.bot.store;

import io.mindscape.slipway.bot.observe.Outage;
import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.delivery.State;
import io.mindscape.slipway.policies.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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

  private static final int LARGEST_BATCH = 2_000;

  /** So many bytes wait for the database, in memory; then the senders wait with them. */
  private static final long HEAVIEST = Math.min(64L << 20, Runtime.getRuntime().maxMemory() / 16);

  /** Between two transactions more gather: the more come, the dearer is each by itself. */
  private static final Duration PAUSE = Duration.ofMillis(20);

  private static final Duration LONG_PAUSE = Duration.ofMillis(250);
  private static final int MANY = 5;

  /** How long what is in the database stays in the log, and how many bytes of it. */
  private static final Duration STAYS = Duration.ofSeconds(1);

  private static final long LARGE = 8L << 20;
  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final Logger LOG = LoggerFactory.getLogger(LogFirst.class);

  private final Store store;
  private final WriteAheadLog log;
  private final Pending pending = new Pending();
  private final Outage outage =
      new Outage(
          "the database does not take what was kept in the log; tried again every second",
          "the database takes what was kept in the log again");

  /** Held by who brings what is pending into the database. */
  private final ReentrantLock turn = new ReentrantLock();

  private final Thread bringer;

  /** What is in the database and still in the log: where it ends; whose turn it is knows. */
  private long brought;

  /** How many bytes that are, and when there were none. */
  private long bytes;

  private long forgotten = System.nanoTime();
  private final CountDownLatch ended = new CountDownLatch(1);

  private LogFirst(Store store, WriteAheadLog log) {
    this.store = store;
    this.log = log;
    this.bringer = Thread.ofPlatform().daemon().name("bringer").unstarted(this::run);
  }

  /**
   * Brings into the database what a process that died left in the log, and begins.
   *
   * @throws Refused if the log cannot be read or written
   */
  static LogFirst open(Store store, Path folder) {
    var left = new ArrayList<Arrival>();
    try {
      var log = WriteAheadLog.open(folder, record -> left.add(ArrivalRecord.read(record)));
      var keeper = new LogFirst(store, log);
      for (int from = 0; from < left.size(); from += LARGEST_BATCH) {
        keeper.insert(left.subList(from, Math.min(left.size(), from + LARGEST_BATCH)));
      }
      store.force();
      log.forget(Long.MAX_VALUE);
      keeper.bringer.start();
      return keeper;
    } catch (IOException | UncheckedIOException | IllegalArgumentException failure) {
      throw new Refused(
          "What was kept in %s cannot be read: check that this user may read and write there, and that no newer Slipway has used it (%s)"
              .formatted(folder, failure.getMessage()),
          failure);
    }
  }

  @Override
  public Set<Arrival> keep(List<Arrival> batch) {
    if (pending.weight() > HEAVIEST) {
      settle();
    }
    var fresh = fresh(batch);
    if (!fresh.isEmpty()) {
      long place = append(fresh);
      pending.add(new Pending.Group(fresh, place));
    }
    return Set.copyOf(fresh);
  }

  /** The first of each that is not known. */
  private List<Arrival> fresh(List<Arrival> batch) {
    var guids = batch.stream().map(arrival -> arrival.delivery().guid()).distinct().toList();
    // In this order: what leaves the one is in the other.
    var seen = new HashSet<>(pending.among(guids));
    seen.addAll(store.read(handle -> new Arriving(handle, store.dialect()).known(guids)));
    return batch.stream().filter(arrival -> seen.add(arrival.delivery().guid())).toList();
  }

  private long append(List<Arrival> arrivals) {
    try {
      return log.append(arrivals.stream().map(ArrivalRecord::write).toList());
    } catch (IOException failure) {
      throw new Unavailable(
          "the disk", "What arrives cannot be written to the disk", RETRY, failure);
    }
  }

  private void run() {
    while (ended.getCount() > 0) {
      pending.await(STAYS);
      try {
        int arrivals = bring();
        outage.over();
        pause(arrivals < MANY ? PAUSE : LONG_PAUSE);
      } catch (RuntimeException | Error failure) { // whatever it is, it must not end the thread
        outage.seen(failure);
        pause(RETRY);
      }
    }
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
    bring();
  }

  /** Brings what is pending into the database, and says how many that were. */
  private int bring() {
    turn.lock();
    try {
      int count = 0;
      boolean work = false;
      for (var batch = pending.first(LARGEST_BATCH);
          !batch.isEmpty();
          batch = pending.first(LARGEST_BATCH)) {
        var arrivals = bring(batch);
        count += arrivals.size();
        work |= arrivals.stream().anyMatch(arrival -> arrival.state() == State.PENDING);
      }
      if (work) {
        store.tellOfWork();
      }
      if (bytes > LARGE || System.nanoTime() - forgotten > STAYS.toNanos()) {
        forget();
      }
      return count;
    } finally {
      turn.unlock();
    }
  }

  private List<Arrival> bring(Pending.Batch batch) {
    var arrivals = batch.arrivals();
    insert(arrivals);
    pending.remove(batch);
    brought = batch.place();
    arrivals.forEach(arrival -> bytes += arrival.packed().length);
    return arrivals;
  }

  private void insert(List<Arrival> arrivals) {
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
      var file = log.setAside(name.toString(), ArrivalRecord.write(arrival));
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
