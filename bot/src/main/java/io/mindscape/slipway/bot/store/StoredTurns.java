package io.mindscape.slipway.bot.store;

import static io.mindscape.slipway.bot.store.Rows.utc;

import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.turn.Hold;
import io.mindscape.slipway.jobs.turn.LocalTurns;
import io.mindscape.slipway.jobs.turn.Turns;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns that all processes on one database share. A turn is a lease: who has it extends it while
 * they work, and when they die it runs out. Within a process, turns are taken in order of arrival,
 * and one thread for each name asks the database.
 */
public final class StoredTurns implements Turns, AutoCloseable {

  /**
   * How long after its last sign of life others take over what a process held; benches in which it
   * is killed again and again set it shorter.
   */
  public static final Duration LEASE =
      Duration.ofMillis(Long.getLong("slipway.lease.millis", 30_000));

  private static final Duration BEAT = LEASE.dividedBy(3);
  private static final int POLL_MILLIS = 200;

  /** Who lives never lets their lease come so near to its end: it is waited for. */
  private static final Duration DYING = LEASE.dividedBy(5);

  private static final int MOST_POLLS = (int) (DYING.toMillis() / POLL_MILLIS) + 1;
  private static final Logger LOG = LoggerFactory.getLogger(StoredTurns.class);

  private final String process =
      "slipway-" + ProcessHandle.current().pid() + "-" + UUID.randomUUID();
  private final LocalTurns local = new LocalTurns();
  private final Set<Lease> held = ConcurrentHashMap.newKeySet();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Store store;
  private final Clock clock;

  StoredTurns(Store store, Clock clock) {
    this.store = store;
    this.clock = clock;
    Thread.ofPlatform().daemon().name("turns").start(this::beat);
  }

  /** Turns that somebody who died had are free: for a database that no other process has open. */
  static void endAll(Handle handle) {
    handle.execute("update turn set held_until = ?", utc(Instant.EPOCH));
  }

  @Override
  public void take(String name, Runnable work) {
    local.take(name, () -> during(await(name), work));
  }

  @Override
  public boolean attempt(String name, Runnable work) {
    var done = new AtomicBoolean();
    local.attempt(
        name,
        () ->
            acquireOrOutlive(name)
                .ifPresent(
                    lease -> {
                      done.set(true);
                      during(lease, work);
                    }));
    return done.get();
  }

  private Lease await(String name) {
    while (true) {
      var lease = acquire(name);
      if (lease.isPresent()) {
        return lease.get();
      }
      pause(name);
      Hold.check();
    }
  }

  /** So that what somebody left who died goes on when their lease ends, and not a while later. */
  private Optional<Lease> acquireOrOutlive(String name) {
    var lease = acquire(name);
    for (int i = 0; lease.isEmpty() && i < MOST_POLLS && isDying(name); i++) {
      pause(name);
      lease = acquire(name);
    }
    return lease;
  }

  private boolean isDying(String name) {
    return Lease.end(store, name).isBefore(clock.instant().plus(DYING));
  }

  private static void pause(String name) {
    try {
      Thread.sleep(ThreadLocalRandom.current().nextInt(POLL_MILLIS / 2, POLL_MILLIS * 3 / 2));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new Unavailable(
          "Slipway", "Stopped while it waited for its turn: " + name, Duration.ZERO, stopped);
    }
  }

  private Optional<Lease> acquire(String name) {
    var lease = new Lease(store, clock, name, process + "/" + UUID.randomUUID());
    return lease.begin() ? Optional.of(lease) : Optional.empty();
  }

  private void during(Lease lease, Runnable work) {
    held.add(lease);
    try {
      Hold.during("the turn " + lease.name(), lease::isHeld, work);
    } finally {
      held.remove(lease);
      end(lease);
    }
  }

  private static void end(Lease lease) {
    try {
      lease.end();
    } catch (RuntimeException failure) {
      LOG.atWarn()
          .addKeyValue("turn", lease.name())
          .setCause(failure)
          .log("a turn could not be given back; it is free when its lease ends");
    }
  }

  private void beat() {
    try {
      while (!closed.await(BEAT.toMillis(), TimeUnit.MILLISECONDS)) {
        extend();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void extend() {
    try {
      held.forEach(Lease::extend);
    } catch (RuntimeException away) {
      // Whoever works under a lease asks for themselves before they act.
      LOG.atDebug().setCause(away).log("turns could not be extended");
    }
  }

  /** Extends nothing any more. */
  @Override
  public void close() {
    closed.countDown();
  }
}
