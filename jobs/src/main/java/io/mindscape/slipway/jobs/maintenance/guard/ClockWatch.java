package io.mindscape.slipway.jobs.maintenance.guard;

import io.mindscape.slipway.jobs.git.RepoName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares this machine's clock with those of others. It is wrong where it is surely off by more
 * than the tolerance from any of them; how long the question took, and how coarse the answer is,
 * counts in favour of the clock. Who does not answer accuses nobody.
 */
public final class ClockWatch implements Bars {

  /** How long an agreement is good for, unless the clock jumps. */
  public static final Duration GOOD = Duration.ofSeconds(30);

  /** How soon a clock that was wrong is compared again. */
  static final Duration SOON = Duration.ofSeconds(1);

  private static final Logger LOG = LoggerFactory.getLogger(ClockWatch.class);

  private final List<Witness> witnesses;
  private final Duration tolerance;
  private final Clock clock;
  private final LongSupplier ticks;
  private volatile Seen seen = new Seen(Instant.MAX, Instant.MAX, Duration.ZERO, "");
  private volatile long seenAt;

  /**
   * Nobody is asked yet.
   *
   * @param clock this machine's
   */
  public ClockWatch(List<Witness> witnesses, Duration tolerance, Clock clock) {
    this(witnesses, tolerance, clock, System::nanoTime);
  }

  /**
   * @param ticks nanoseconds that pass whatever the clock is set to: an answer is not good again
   *     when the clock is set back to when it was
   */
  public ClockWatch(List<Witness> witnesses, Duration tolerance, Clock clock, LongSupplier ticks) {
    this.ticks = ticks;
    this.witnesses = List.copyOf(witnesses);
    this.tolerance = tolerance;
    this.clock = clock;
  }

  /** What was seen, and from when until when by our clock that is good. */
  private record Seen(Instant from, Instant until, Duration ahead, String who) {
    boolean covers(Instant at) {
      return !at.isBefore(from) && at.isBefore(until);
    }
  }

  /** A wrong clock stands against everything; the clock is looked at as it is now. */
  @Override
  public Optional<Bar> against(RepoName repo, String task, Instant at) {
    return problem().map(words -> new Bar(StopWork.Reason.CLOCK, words));
  }

  /** What is wrong with the clock, and what to do; nothing if nobody contradicts it. */
  public Optional<String> problem() {
    var now = current();
    return now.ahead().isZero() ? Optional.empty() : Optional.of(words(now));
  }

  /**
   * How far the clock was surely ahead of the one that contradicts it most when it was last
   * compared; negative if behind, zero within the tolerance. Nobody is asked.
   */
  public Duration ahead() {
    return seen.ahead();
  }

  private String words(Seen off) {
    return "This machine's clock is %s s %s that of %s: the maintenance window stays closed until they agree to %s s; set the clock by NTP"
        .formatted(
            seconds(off.ahead().abs()),
            off.ahead().isNegative() ? "behind" : "ahead of",
            off.who(),
            seconds(tolerance));
  }

  private static String seconds(Duration time) {
    return time.toMillisPart() == 0
        ? Long.toString(time.toSeconds())
        : "%d.%03d".formatted(time.toSeconds(), time.toMillisPart());
  }

  private Seen current() {
    var last = seen;
    return isGood(last) ? last : look();
  }

  private synchronized Seen look() {
    if (!isGood(seen)) {
      seen = compared();
      seenAt = ticks.getAsLong();
    }
    return seen;
  }

  private boolean isGood(Seen last) {
    return last.covers(clock.instant()) && ticks.getAsLong() - seenAt < GOOD.toNanos();
  }

  private Seen compared() {
    var worst = Duration.ZERO;
    var who = "";
    for (var witness : witnesses) {
      var off = off(witness);
      if (off.abs().compareTo(worst.abs()) > 0) {
        worst = off;
        who = witness.name();
      }
    }
    var now = clock.instant();
    return new Seen(now, now.plus(worst.isZero() ? GOOD : SOON), worst, who);
  }

  /** By how much our clock is surely ahead, or behind; zero within the tolerance. */
  private Duration off(Witness witness) {
    var before = clock.instant();
    var told = told(witness);
    var after = clock.instant();
    if (told.isEmpty()) {
      return Duration.ZERO;
    }
    var least = Duration.between(told.get().plus(witness.grain()), before);
    var most = Duration.between(told.get(), after);
    if (least.compareTo(tolerance) > 0) {
      return least;
    }
    return most.compareTo(tolerance.negated()) < 0 ? most : Duration.ZERO;
  }

  private static Optional<Instant> told(Witness witness) {
    try {
      return witness.tells().get();
    } catch (RuntimeException silent) {
      LOG.atDebug().setCause(silent).log("{} does not tell the time", witness.name());
      return Optional.empty();
    }
  }
}
