package io.mindscape.slipway.jobs;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A system that we need does not answer as it should; trying again later may help. */
public sealed class Unavailable extends RuntimeException permits NotLetIn {

  private static final long serialVersionUID = 1L;

  private final String system;
  private final Duration retryAfter;

  /**
   * @param system who it is, for a person: {@code GitHub}, {@code the cluster staging}
   * @param retryAfter how long to wait at least
   */
  public Unavailable(
      String system, String message, Duration retryAfter, @Nullable Throwable cause) {
    super(message, cause);
    this.system = system;
    this.retryAfter = retryAfter;
  }

  public String system() {
    return system;
  }

  public Duration retryAfter() {
    return retryAfter;
  }
}
