package io.mindscape.slipway.jobs.maintenance;

import io.mindscape.slipway.jobs.effect.AuditLog.Deed;
import io.mindscape.slipway.jobs.effect.Effects;
import io.mindscape.slipway.policies.window.Opening;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/**
 * Stands between maintenance and the world. Tasks ask it before each step, and are told to stop a
 * little before the window closes; the ports they are given ask it before each outward act, and are
 * cut off at the close itself.
 */
public final class Guard {

  /** How long before the close a task is told to stop. */
  static final Duration NOTICE = Duration.ofMinutes(1);

  private final Opening opening;
  private final Clock clock;
  private final BooleanSupplier shutdown;
  private final Effects effects;

  /**
   * @param shutdown whether the process is about to end
   * @param effects is told what was refused
   */
  Guard(Opening opening, Clock clock, BooleanSupplier shutdown, Effects effects) {
    this.opening = opening;
    this.clock = clock;
    this.shutdown = shutdown;
    this.effects = effects;
  }

  /**
   * Asked by a task before each of its steps.
   *
   * @param what the step, as in "… was not begun"
   * @throws StopWork if no further step may begin
   */
  public void step(String what) {
    if (shutdown.getAsBoolean()) {
      throw new StopWork(
          StopWork.Reason.SHUTDOWN, "the bot is shutting down: %s was not begun".formatted(what));
    }
    var now = clock.instant();
    if (now.isBefore(opening.opens()) || !now.isBefore(deadline())) {
      throw outside("%s was not begun".formatted(what));
    }
  }

  /**
   * Asked by a port before it acts.
   *
   * @throws StopWork outside the window
   */
  void pass(String act) {
    if (!opening.covers(clock.instant())) {
      throw outside("refused to %s".formatted(act));
    }
  }

  /** How long steps may still take; zero when time is up. */
  public Duration left() {
    var left = Duration.between(clock.instant(), deadline());
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** When tasks are told to stop. */
  public Instant deadline() {
    return opening.closes().minus(NOTICE);
  }

  private StopWork outside(String what) {
    var why =
        "the window is open from %s to %s: %s".formatted(opening.opens(), opening.closes(), what);
    effects.refused(new Deed("maintenance", "window of " + opening.opens(), what), why);
    return new StopWork(StopWork.Reason.WINDOW, why);
  }
}
