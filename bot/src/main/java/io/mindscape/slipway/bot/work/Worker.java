package io.mindscape.slipway.bot.work;

import io.mindscape.slipway.bot.observe.Meters;
import io.mindscape.slipway.bot.observe.Outage;
import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.delivery.Delivery;
import io.mindscape.slipway.jobs.delivery.Event;
import io.mindscape.slipway.jobs.delivery.Handler;
import io.mindscape.slipway.jobs.delivery.Queue;
import io.mindscape.slipway.jobs.effect.Cause;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works through the queue, several lanes at a time, under leases that it extends while it works.
 * While the database is away it waits for it.
 */
public final class Worker implements AutoCloseable {

  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration LAST_GRACE = Duration.ofSeconds(2);
  private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

  private final Work work;
  private final Clock clock;
  private final Pace pace;
  private final Attempts attempts;
  private final Leases leases;
  private final Settling settling;
  private final Outage outage =
      new Outage("the queue does not answer; asked again every second", "the queue answers again");
  private final Semaphore nudges = new Semaphore(0);
  private final List<Thread> threads = new ArrayList<>();
  private final Thread heart = Thread.ofVirtual().name("heartbeat").unstarted(this::beat);
  private volatile boolean closing;

  /** What is done with a delivery. */
  public record Work(
      Function<Delivery, Event> meaning,
      Function<Delivery, Cause> cause,
      Handler handler,
      Meters meters) {}

  /**
   * How hard it works.
   *
   * @param lease how long after its last sign of life somebody else takes over what it works on; a
   *     sign is given three times as often
   * @param grace how long a shutdown waits for what is running
   */
  public record Pace(int threads, Duration lease, Duration grace) {}

  public Worker(Queue queue, Work work, Clock clock, RandomGenerator random, Pace pace) {
    this.work = work;
    this.clock = clock;
    this.pace = pace;
    this.attempts = new Attempts(work, clock, new Backoff(random));
    this.leases = new Leases(queue, clock, pace.lease(), work.meters());
    this.settling = new Settling(queue, clock);
  }

  /** Begins. */
  public Worker start() {
    for (int i = 0; i < pace.threads(); i++) {
      threads.add(Thread.ofVirtual().name("worker-" + i).start(this::run));
    }
    heart.start();
    return this;
  }

  /** There is something new: look at once. */
  public void nudge() {
    if (nudges.availablePermits() < pace.threads()) {
      nudges.release();
    }
  }

  private void run() {
    try {
      while (!closing) {
        if (!workOnce()) {
          nudges.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS);
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean workOnce() {
    try {
      var held = leases.claim();
      outage.over();
      held.ifPresent(this::attempt);
      return held.isPresent();
    } catch (RuntimeException failure) {
      outage.seen(failure);
      return false;
    }
  }

  private void attempt(Held held) {
    var begun = clock.instant();
    try {
      var ending = attempts.make(held.claim(), () -> leases.isHeld(held));
      held.end();
      var word = settle(held, ending);
      work.meters()
          .worked(held.claim().delivery().event(), word, Duration.between(begun, clock.instant()));
    } finally {
      leases.end(held);
      // The next of the same lane may run now.
      nudge();
    }
  }

  /** Says how it ended; waits for a database that is away, for what was done is not to be lost. */
  private String settle(Held held, Ending ending) {
    while (true) {
      if (held.isLost() && !closing) {
        return settling.discarded(held.claim());
      }
      try {
        return closing && !(ending instanceof Ending.Done)
            ? settling.giveBack(held.claim())
            : settling.settle(held.claim(), ending);
      } catch (Unavailable away) {
        outage.seen(away);
        if (closing || !pause(POLL)) {
          return settling.discarded(held.claim());
        }
      }
    }
  }

  private void beat() {
    while (pause(pace.lease().dividedBy(3))) {
      try {
        leases.extend();
      } catch (RuntimeException failure) {
        outage.seen(failure);
      }
    }
  }

  private static boolean pause(Duration time) {
    try {
      Thread.sleep(time);
      return true;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Finishes what is running within the grace period, and gives the rest back. */
  @Override
  public void close() {
    closing = true;
    nudges.release(threads.size());
    try {
      join(pace.grace());
      leases.all().forEach(Held::lose);
      join(LAST_GRACE);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
    heart.interrupt();
    for (var held : leases.all()) {
      giveBack(held);
    }
  }

  private void join(Duration time) throws InterruptedException {
    var deadline = System.nanoTime() + time.toNanos();
    for (var thread : threads) {
      thread.join(Duration.ofNanos(Math.max(1_000_000, deadline - System.nanoTime())));
    }
  }

  private void giveBack(Held held) {
    held.lose();
    try {
      settling.giveBack(held.claim());
    } catch (RuntimeException failure) {
      LOG.atWarn()
          .addKeyValue("delivery", held.claim().delivery().guid())
          .setCause(failure)
          .log("could not be given back; it is taken up again when its lease ends");
    }
  }
}
