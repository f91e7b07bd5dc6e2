package io.mindscape.slipway.bot.store;

import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.delivery.Delivery;
import io.mindscape.slipway.jobs.delivery.Inbox;
import io.mindscape.slipway.jobs.delivery.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The inbox of the database. One thread keeps what arrives: while it waits for the disk, others
 * arrive, and all of these are kept together next. So the price of a sync is shared by as many as
 * come at the same time, and each still waits for the disk.
 */
final class StoredInbox implements Inbox, AutoCloseable {

  private static final int LARGEST_BATCH = 512;

  /** A batch of large bodies is cut here, in bytes. */
  private static final int HEAVIEST_BATCH = 16 * 1024 * 1024;

  /** GitHub waits for 10 s: who waited longer than this is told to come again. */
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  /** So many senders wait when all is well: 1,000 a second, for 8 ms each. */
  private static final int USUAL = 8;

  /** In a rush, who comes so soon after another shares the sync with him. */
  private static final Duration TOGETHER = Duration.ofMillis(2);

  /** How long work waits for more senders than usual: senders have 10 s, work has time. */
  private static final Duration COURTESY = Duration.ofMillis(50);

  private final Keeper keeper;
  private final AtomicInteger waiting = new AtomicInteger();

  /** What has arrived; an empty one wakes the committer when there will be no more. */
  private final LinkedBlockingQueue<Optional<Arrival>> arrivals = new LinkedBlockingQueue<>();

  private final Thread committer;
  private volatile boolean closed;

  StoredInbox(Keeper keeper) {
    this.keeper = keeper;
    this.committer = Thread.ofPlatform().daemon().name("inbox").start(this::commit);
  }

  @Override
  public boolean keep(Delivery delivery) {
    return keep(delivery, State.PENDING);
  }

  @Override
  public boolean file(Delivery delivery) {
    return keep(delivery, State.DONE);
  }

  private boolean keep(Delivery delivery, State state) {
    if (closed) {
      throw Trouble.unavailable(null);
    }
    var arrival = keeper.arrival(state, delivery);
    waiting.incrementAndGet();
    arrivals.add(Optional.of(arrival));
    try {
      return switch (arrival.await(PATIENCE)) {
        case Arrival.Answer.Kept(var fresh) -> fresh;
        case Arrival.Answer.Failed(var cause) -> throw unavailable(cause);
        case Arrival.Answer.GivenUp() -> throw Trouble.unavailable(null);
      };
    } finally {
      waiting.decrementAndGet();
    }
  }

  /** Whoever is about to work lets a rush of arrivals go first, but never for long. */
  void giveWay() {
    if (waiting.get() <= USUAL) {
      return;
    }
    try {
      Thread.sleep(COURTESY);
    } catch (InterruptedException stopped) {
      // Whoever was interrupted notices soon.
      Thread.currentThread().interrupt();
    }
  }

  /** What is no trouble of the database is a bug of ours, and as such is told, by who asked. */
  private static RuntimeException unavailable(@Nullable Throwable cause) {
    return cause instanceof Unavailable known
        ? Trouble.unavailable(known)
        : new IllegalStateException("a delivery could not be kept", cause);
  }

  private void commit() {
    var batch = new ArrayList<Arrival>();
    while (!closed || !arrivals.isEmpty()) {
      try {
        gather(batch);
        keepAll(batch);
      } catch (InterruptedException never) {
        // An interrupt would close the file that is being written.
        return;
      } finally {
        batch.clear();
      }
    }
  }

  private void gather(List<Arrival> batch) throws InterruptedException {
    var first = arrivals.take();
    if (waiting.get() > USUAL) {
      LockSupport.parkNanos(TOGETHER.toNanos());
    }
    long weight = 0;
    for (var next = first;
        next != null && next.isPresent();
        next = batch.size() < LARGEST_BATCH && weight < HEAVIEST_BATCH ? arrivals.poll() : null) {
      var arrival = next.get();
      batch.add(arrival);
      weight += arrival.weight();
    }
    // Nobody waits for these any more.
    batch.removeIf(Arrival::isOver);
  }

  private void keepAll(List<Arrival> batch) {
    if (batch.isEmpty()) {
      return;
    }
    try {
      keepTogether(batch);
    } catch (RuntimeException | Error failure) {
      if (batch.size() == 1 || Trouble.isAway(failure)) {
        batch.forEach(arrival -> arrival.answer(new Arrival.Answer.Failed(failure)));
      } else {
        // One of them is at fault: the others shall not suffer for it.
        batch.forEach(arrival -> keepAll(List.of(arrival)));
      }
    }
  }

  private void keepTogether(List<Arrival> batch) {
    var fresh = keeper.keep(batch);
    for (var arrival : batch) {
      arrival.answer(new Arrival.Answer.Kept(fresh.contains(arrival)));
    }
  }

  /** Returns when whoever reads the database finds all that was kept before. */
  void settle() {
    keeper.settle();
  }

  /** Keeps what is waiting, and takes nothing more. */
  @Override
  public void close() {
    closed = true;
    arrivals.add(Optional.empty());
    try {
      committer.join(PATIENCE);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
    keeper.close();
  }
}
