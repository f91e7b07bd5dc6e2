package io.mindscape.slipway.jobs.maintenance.guard;

import java.util.Objects;

/**
 * Thrown by the {@link Guard} into a step that has to stop. It is neither refused nor unavailable:
 * it unwinds a step from wherever it stands, and the engine alone catches it.
 */
public final class StopWork extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Reason reason;

  public StopWork(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }

  public Reason reason() {
    return reason;
  }

  /** Throws it on, if somebody goes on with the work in this opening. */
  public void passOn() {
    if (reason.goesOn()) {
      throw this;
    }
  }

  /** Why. */
  public enum Reason {
    /** It is not the time: what was not done waits for the next opening. */
    WINDOW(false),
    /** Somebody said no: it waits for the next opening. */
    VETO(false),
    /** Nothing may be changed now: it waits for the next opening. */
    FREEZE(false),
    /** The process ends: what was not done goes on after the restart, if there is time. */
    SHUTDOWN(true),
    /** Another replica goes on with it. */
    LEASE(true),
    /** Nobody knows what time it is: it goes on when the clock is right, if there is time. */
    CLOCK(true);

    private final boolean goesOn;

    Reason(boolean goesOn) {
      this.goesOn = goesOn;
    }

    /** Whether somebody goes on with it in this opening, so that nothing may be said of its end. */
    public boolean goesOn() {
      return goesOn;
    }
  }
}
