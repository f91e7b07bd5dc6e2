package io.mindscape.slipway.jobs.maintenance.guard;

import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.effect.AuditLog.Deed;
import io.mindscape.slipway.jobs.effect.Effects;
import io.mindscape.slipway.jobs.maintenance.guard.Bars.Bar;
import io.mindscape.slipway.jobs.turn.Hold;
import io.mindscape.slipway.policies.window.Opening;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Stands between maintenance and the world. Steps ask it now and then, and are told to stop a
 * little before the window closes; the ports they are given ask it before each outward act. It
 * refuses outside the window, after the lease was lost, and while a {@link Bars bar} stands.
 */
public final class Guard {

  private final Opening opening;
  private final Rules rules;
  private final Effects effects;
  private final Instant deadline;
  private final Instant end;
  private final String environment;
  private final boolean takesBack;

  /**
   * What it asks.
   *
   * @param shutdown whether the process is about to end
   * @param bars what forbids it now in an environment, or with none
   * @param alone whether its opening is none of the window
   */
  private record Rules(
      Clock clock, BooleanSupplier shutdown, Function<String, Optional<Bar>> bars, boolean alone) {}

  /** With nothing but the window, and the lease of the thread that asks. */
  Guard(Opening opening, Clock clock, BooleanSupplier shutdown, Effects effects) {
    this(opening, clock, shutdown, effects, Optional::empty);
  }

  /**
   * @param shutdown whether the process is about to end
   * @param effects is told what was refused
   * @param bars what forbids it now
   */
  Guard(
      Opening opening,
      Clock clock,
      BooleanSupplier shutdown,
      Effects effects,
      Supplier<Optional<Bar>> bars) {
    this(opening, clock, shutdown, effects, environment -> bars.get());
  }

  /**
   * @param bars what forbids it now in an environment; with an empty name, whatever it changes
   */
  public Guard(
      Opening opening,
      Clock clock,
      BooleanSupplier shutdown,
      Effects effects,
      Function<String, Optional<Bar>> bars) {
    this.opening = opening;
    this.rules = new Rules(clock, shutdown, bars, false);
    this.effects = effects;
    this.deadline = opening.closes().minus(Reserve.of(opening).notice());
    this.end = opening.closes();
    this.environment = "";
    this.takesBack = false;
  }

  private Guard(Guard same, Instant deadline, Instant end, String environment, boolean takesBack) {
    this.opening = same.opening;
    this.rules = same.rules;
    this.effects = same.effects;
    this.deadline = deadline;
    this.end = end;
    this.environment = environment;
    this.takesBack = takesBack;
  }

  private Guard(Guard same, Rules rules) {
    this.opening = same.opening;
    this.rules = rules;
    this.effects = same.effects;
    this.deadline = same.deadline;
    this.end = same.end;
    this.environment = same.environment;
    this.takesBack = same.takesBack;
  }

  /** For one task in an opening of its own: it speaks of that, and not of the window. */
  public Guard ofOneTask() {
    return new Guard(this, new Rules(rules.clock(), rules.shutdown(), rules.bars(), true));
  }

  /** For what changes that environment: its own freezes count too. */
  public Guard in(Optional<String> other) {
    return new Guard(this, deadline, end, other.orElse(""), takesBack);
  }

  /** For what has to leave time to be taken back. */
  public Guard forStep() {
    var cut = opening.closes().minus(Reserve.of(opening).undo());
    return new Guard(this, deadline, cut, environment, false);
  }

  /**
   * For taking back, till the close. A veto does not stand against it: who says no to a task does
   * not ask for a node that stays without pods. A freeze does.
   */
  public Guard forUndo() {
    return new Guard(this, opening.closes(), opening.closes(), environment, true);
  }

  /**
   * Asked by a task before each of its steps.
   *
   * @param what the step, as in "… was not begun"
   * @throws StopWork if no further step may begin
   */
  public void step(String what) {
    trust();
    if (rules.shutdown().getAsBoolean()) {
      throw new StopWork(
          StopWork.Reason.SHUTDOWN, "the bot is shutting down: %s was not begun".formatted(what));
    }
    bar("%s was not begun".formatted(what));
    var now = rules.clock().instant();
    if (now.isBefore(opening.opens()) || !now.isBefore(deadline)) {
      throw outside("%s was not begun".formatted(what));
    }
  }

  /**
   * Asked by a port before it acts.
   *
   * @throws StopWork if it may not
   */
  void pass(String act) {
    trust();
    bar("refused to %s".formatted(act));
    var now = rules.clock().instant();
    if (now.isBefore(opening.opens()) || !now.isBefore(end)) {
      throw outside("refused to %s".formatted(act));
    }
  }

  /**
   * Passes if whoever asks may say how something ended: they hold the lease, and know the time.
   *
   * @throws StopWork with a reason that goes on
   */
  public void trust() {
    try {
      Hold.check();
    } catch (Unavailable lost) {
      throw new StopWork(StopWork.Reason.LEASE, String.valueOf(lost.getMessage()));
    }
    rules
        .bars()
        .apply(environment)
        .filter(bar -> bar.reason().goesOn())
        .ifPresent(
            bar -> {
              throw new StopWork(bar.reason(), bar.words());
            });
  }

  /** What forbids the task now, and leaves it to the next opening. */
  public Optional<Bar> standing() {
    return rules.bars().apply(environment).filter(bar -> !bar.reason().goesOn());
  }

  /** When steps are told to stop. */
  public Instant deadline() {
    return deadline;
  }

  /** When ports begin to refuse. */
  public Instant end() {
    return end;
  }

  /** How long steps may still take; zero when time is up. */
  public Duration left() {
    var left = Duration.between(rules.clock().instant(), deadline());
    return left.isNegative() ? Duration.ZERO : left;
  }

  private void bar(String what) {
    rules
        .bars()
        .apply(environment)
        .filter(bar -> !takesBack || bar.reason() != StopWork.Reason.VETO)
        .ifPresent(
            bar -> {
              throw refused(bar.reason(), "%s: %s".formatted(bar.words(), what), what);
            });
  }

  private StopWork outside(String what) {
    return refused(
        StopWork.Reason.WINDOW,
        "%s from %s to %s: %s"
            .formatted(
                rules.alone() ? "this run has the time" : "the window is open",
                opening.opens(),
                opening.closes(),
                what),
        what);
  }

  private StopWork refused(StopWork.Reason reason, String why, String what) {
    effects.refused(
        new Deed("maintenance", (rules.alone() ? "run of " : "window of ") + opening.opens(), what),
        why);
    return new StopWork(reason, why);
  }
}
