package io.mindscape.slipway.bot.work;

import io.mindscape.slipway.bot.observe.Meters;
import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.delivery.Delivery;
import io.mindscape.slipway.jobs.delivery.Event;
import io.mindscape.slipway.jobs.delivery.Handler;
import io.mindscape.slipway.jobs.delivery.Inbox;
import io.mindscape.slipway.policies.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Works through the inbox, several subjects at a time and each of them in order. What is refused is
 * done, for a person has to act; what is unavailable is tried again for as long as it takes; what
 * fails otherwise is given up after {@value #ATTEMPTS} attempts.
 */
public final class Worker implements AutoCloseable {

  static final int ATTEMPTS = 5;

  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

  private final Inbox inbox;
  private final Work work;
  private final Clock clock;
  private final Backoff backoff;
  private final Pace pace;
  private final Semaphore nudges = new Semaphore(0);
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean closing;

  /** What is done with a delivery. */
  public record Work(Function<Delivery, Event> meaning, Handler handler, Meters meters) {}

  /**
   * How hard it works.
   *
   * @param grace how long a shutdown waits for what is running
   */
  public record Pace(int threads, Duration grace) {}

  public Worker(Inbox inbox, Work work, Clock clock, RandomGenerator random, Pace pace) {
    this.inbox = inbox;
    this.work = work;
    this.clock = clock;
    this.backoff = new Backoff(random);
    this.pace = pace;
  }

  /** Puts back what a process that died was working on, and begins. */
  public Worker start() {
    int released = inbox.release();
    if (released > 0) {
      LOG.atInfo().addKeyValue("deliveries", released).log("taken up again after a restart");
    }
    for (int i = 0; i < pace.threads(); i++) {
      threads.add(Thread.ofVirtual().name("worker-" + i).start(this::run));
    }
    return this;
  }

  /** There is something new: look at once. */
  public void nudge() {
    nudges.release();
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

  private boolean workOnce() throws InterruptedException {
    try {
      var claim = inbox.claim(clock.instant());
      claim.ifPresent(this::attempt);
      return claim.isPresent();
    } catch (RuntimeException failure) {
      if (!closing) {
        LOG.atError().setCause(failure).log("the inbox does not answer");
      }
      return false;
    }
  }

  private void attempt(Inbox.Claim claim) {
    var delivery = claim.delivery();
    var begun = clock.instant();
    String outcome;
    try {
      outcome = handle(delivery);
    } catch (Unavailable failure) {
      outcome = again(claim, failure, backoff.after(claim.attempt(), failure.retryAfter()));
    } catch (RuntimeException | StackOverflowError failure) {
      outcome = failed(claim, failure);
    }
    work.meters().worked(delivery.event(), outcome, Duration.between(begun, clock.instant()));
    if (!outcome.equals("retry")) {
      // The next of the same subject may run now.
      nudge();
    }
  }

  private String handle(Delivery delivery) {
    try {
      var event = work.meaning().apply(delivery);
      if (!(event instanceof Event.Ignored)) {
        work.handler().handle(event);
      }
      inbox.done(delivery.guid(), clock.instant());
      return event instanceof Event.Ignored ? "ignored" : "done";
    } catch (Refused refused) {
      about(LOG.atWarn(), delivery).log("{}", refused.getMessage());
      inbox.done(delivery.guid(), clock.instant());
      return "refused";
    }
  }

  private String failed(Inbox.Claim claim, Throwable failure) {
    if (Thread.currentThread().isInterrupted() || claim.attempt() < ATTEMPTS) {
      return again(claim, failure, backoff.after(claim.attempt(), Duration.ZERO));
    }
    about(LOG.atError(), claim.delivery())
        .setCause(failure)
        .log("internal error, given up; once it is mended, have it replayed");
    inbox.dead(claim.delivery().guid(), failure.toString(), clock.instant());
    return "dead";
  }

  private String again(Inbox.Claim claim, Throwable failure, Duration pause) {
    Instant notBefore = clock.instant().plus(pause);
    about(LOG.atWarn(), claim.delivery())
        .addKeyValue("attempt", claim.attempt())
        .addKeyValue("again_at", notBefore)
        .log("{}", failure.toString());
    inbox.retry(claim.delivery().guid(), failure.toString(), notBefore);
    return "retry";
  }

  private static LoggingEventBuilder about(LoggingEventBuilder log, Delivery delivery) {
    return log.addKeyValue("delivery", delivery.guid())
        .addKeyValue("event", delivery.event())
        .addKeyValue("subject", delivery.subject());
  }

  /** Finishes what is running within the grace period, and puts the rest back. */
  @Override
  public void close() {
    closing = true;
    nudges.release(threads.size());
    var deadline = System.nanoTime() + pace.grace().toNanos();
    try {
      for (var thread : threads) {
        var left = Duration.ofNanos(Math.max(1_000_000, deadline - System.nanoTime()));
        if (!thread.join(left)) {
          thread.interrupt();
        }
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
    inbox.release();
  }
}
