package io.mindscape.slipway.bot.github;

import io.mindscape.slipway.jobs.Unavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What one account may still ask, so that GitHub never has to say no. Whoever asks waits for a
 * moment where it has to, the more urgent first; where it would take longer than a moment, it is
 * told when to come back, so that nobody stands in the way of work that needs nothing of GitHub.
 */
final class Budget {

  /** What is left of the hourly limit for decisions alone, when everything else has to wait. */
  static final int RESERVE = 100;

  private static final Duration LOOK = Duration.ofMillis(50);

  private final Limits limits;
  private final Clock clock;
  private final Rolling points;
  private final Rolling contentsAMinute;
  private final Rolling contentsAnHour;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private final List<Waiting> waiting = new ArrayList<>();
  private long arrivals;
  private int underway;
  private long remaining = Long.MAX_VALUE;
  private Instant reset = Instant.EPOCH;
  private Instant closedUntil = Instant.EPOCH;
  private long spent;
  private long waits;

  private record Waiting(Errand errand, long arrival) {}

  Budget(Limits limits, Clock clock) {
    this.limits = limits;
    this.clock = clock;
    this.points = new Rolling(Duration.ofMinutes(1), limits.points());
    this.contentsAMinute = new Rolling(Duration.ofMinutes(1), limits.contentsAMinute());
    this.contentsAnHour = new Rolling(Duration.ofHours(1), limits.contentsAnHour());
  }

  /**
   * Waits until the request may be sent. Each that was let in has to {@link #leave}.
   *
   * @throws Unavailable where that would take too long
   */
  void enter(Errand errand) {
    lock.lock();
    var self = new Waiting(errand, arrivals++);
    waiting.add(self);
    try {
      await(self);
      spend(errand);
    } finally {
      waiting.remove(self);
      moved.signalAll();
      lock.unlock();
    }
  }

  private void await(Waiting self) {
    long deadline = System.nanoTime() + limits.patience().toNanos();
    var delay = delay(self.errand());
    if (!delay.isZero() || !isFirst(self)) {
      waits++;
    }
    while (!delay.isZero() || !isFirst(self)) {
      if (delay.compareTo(limits.patience()) > 0 || System.nanoTime() - deadline > 0) {
        throw later(delay);
      }
      pause();
      delay = delay(self.errand());
    }
  }

  @SuppressWarnings("WaitNotInLoop") // whoever calls does so in a loop
  private void pause() {
    try {
      // The clock may be another one than the machine's: it is looked at again and again.
      moved.awaitNanos(LOOK.toNanos());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw later(Duration.ZERO);
    }
  }

  /** Whether nobody who could go now is more urgent, or as urgent and came before. */
  private boolean isFirst(Waiting self) {
    return waiting.stream()
        .filter(each -> delay(each.errand()).isZero())
        .min(
            Comparator.comparing((Waiting each) -> each.errand().urgency())
                .thenComparingLong(Waiting::arrival))
        .filter(self::equals)
        .isPresent();
  }

  private Duration delay(Errand errand) {
    var now = clock.instant();
    if (underway >= limits.concurrent()) {
      return LOOK;
    }
    var delay = longer(until(closedUntil, now), points.delay(now, errand.points()));
    if (errand.content()) {
      delay = longer(delay, longer(contentsAMinute.delay(now, 1), contentsAnHour.delay(now, 1)));
    }
    boolean decides = errand.urgency() == Errand.Urgency.DECISION;
    return remaining - underway > (decides ? 0 : RESERVE)
        ? delay
        : longer(delay, until(reset, now));
  }

  private void spend(Errand errand) {
    var now = clock.instant();
    underway++;
    points.add(now, errand.points());
    spent += errand.points();
    if (errand.content()) {
      contentsAMinute.add(now, 1);
      contentsAnHour.add(now, 1);
    }
  }

  /** An answer came, or none will. */
  void leave() {
    lock.lock();
    try {
      underway--;
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * GitHub says what is left of the hourly limit.
   *
   * @param reset when it begins anew
   */
  void left(long remaining, Instant reset) {
    lock.lock();
    try {
      // Answers overtake each other: within one hour only less is news.
      this.remaining = reset.equals(this.reset) ? Math.min(remaining, this.remaining) : remaining;
      this.reset = reset;
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** GitHub said that we ask too much: nobody of this account asks for that long. */
  void close(Duration time) {
    lock.lock();
    try {
      var until = clock.instant().plus(time);
      closedUntil = until.isAfter(closedUntil) ? until : closedUntil;
    } finally {
      lock.unlock();
    }
  }

  /**
   * How it stands.
   *
   * @param spent points, ever
   * @param waits how many requests could not go at once, ever
   * @param remaining of the hourly limit, as GitHub last said
   */
  record Standing(long spent, long waits, long remaining) {}

  Standing standing() {
    lock.lock();
    try {
      return new Standing(spent, waits, remaining);
    } finally {
      lock.unlock();
    }
  }

  private Unavailable later(Duration delay) {
    var least = Duration.ofSeconds(1);
    return new Unavailable(
        "GitHub",
        "What GitHub lets us ask is used up for the moment",
        delay.compareTo(least) > 0 ? delay : least,
        null);
  }

  private static Duration until(Instant then, Instant now) {
    return then.isAfter(now) ? Duration.between(now, then) : Duration.ZERO;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
