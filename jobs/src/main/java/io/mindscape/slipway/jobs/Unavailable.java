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

  /**
   * What happened, for a person who was not there. It names the system once: a message that is a
   * sentence of its own does so itself, and one that begins with "it" speaks of the system.
   */
  public String words() {
    var message = String.valueOf(getMessage());
    if (message.startsWith("it ")) {
      return system + message.substring(2);
    }
    boolean isSentence = !message.isEmpty() && Character.isUpperCase(message.charAt(0));
    return isSentence ? message : "%s: %s".formatted(system, message);
  }

  public Duration retryAfter() {
    return retryAfter;
  }
}
