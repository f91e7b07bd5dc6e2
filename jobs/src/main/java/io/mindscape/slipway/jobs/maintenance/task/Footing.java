package io.mindscape.slipway.jobs.maintenance.task;

import io.mindscape.slipway.jobs.effect.Effects;
import io.mindscape.slipway.jobs.maintenance.guard.StopWork;
import io.mindscape.slipway.jobs.maintenance.guard.Systems;
import io.mindscape.slipway.jobs.maintenance.task.Task.Occasion;
import io.mindscape.slipway.jobs.maintenance.task.Task.Turn;
import java.time.Duration;
import java.time.Instant;

/** What a {@link Step} stands on while it works. */
public final class Footing {

  private final Turn turn;

  public Footing(Turn turn) {
    this.turn = turn;
  }

  /** The turn of its task. */
  public Turn turn() {
    return turn;
  }

  /** The opening and its repository. */
  public Occasion occasion() {
    return turn.occasion();
  }

  /** Guarded: what leaves for them is refused outside the window. */
  public Systems systems() {
    return turn.systems();
  }

  public Effects effects() {
    return turn.effects();
  }

  /** What it says of itself. */
  public Notes notes() {
    return turn.notes();
  }

  /** When it is told to stop; a little later it is cut off. */
  public Instant deadline() {
    return turn.guard().deadline();
  }

  /** How long it may still take; zero when time is up. */
  public Duration left() {
    return turn.guard().left();
  }

  /**
   * To be asked now and then.
   *
   * @param what comes next, as in "… was not begun"
   * @throws StopWork when it is to end
   */
  public void check(String what) {
    turn.guard().step(what);
  }
}
