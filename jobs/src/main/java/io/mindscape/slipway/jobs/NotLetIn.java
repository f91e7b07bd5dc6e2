package io.mindscape.slipway.jobs;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A system does not accept our credentials. A person has to act, and until then what was
 * acknowledged waits: it is tried again as if the system were away.
 */
public final class NotLetIn extends Unavailable {

  private static final long serialVersionUID = 1L;

  /** How often we knock at a closed door. */
  private static final Duration SOON = Duration.ofSeconds(10);

  /**
   * @param system who it is, for a person: {@code GitHub}, {@code the cluster staging}
   */
  public NotLetIn(String system, String message, @Nullable Throwable cause) {
    super(system, message, SOON, cause);
  }
}
