package io.mindscape.slipway.jobs.maintenance;

import java.util.Objects;

/**
 * Thrown by the {@link Guard} into a task that has to stop. It is neither refused nor unavailable:
 * it unwinds a task from wherever it stands, and {@link OpeningRun} alone catches it.
 */
public final class StopWork extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Reason reason;

  StopWork(Reason reason, String message) {
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

  /** Why. */
  public enum Reason {
    /** It is not the time: what was not done waits for the next opening. */
    WINDOW,
    /** The process ends: what was not done goes on after the restart, if there is time. */
    SHUTDOWN
  }
}
