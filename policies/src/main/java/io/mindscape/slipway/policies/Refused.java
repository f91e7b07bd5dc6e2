package io.mindscape.slipway.policies;

import java.util.Objects;

/**
 * What was asked cannot be done, and a person can mend it. The message is shown to them as it is:
 * what, where (as {@code file:line}), and what to do next.
 */
public class Refused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public Refused(String message) {
    super(message);
  }

  public Refused(String message, Throwable cause) {
    super(message, cause);
  }

  /** Never null, and fit to be shown. */
  @Override
  public final String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }
}
