package io.mindscape.slipway.sandbox.forge.hook;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * One try at telling a hook something, and how it ended.
 *
 * @param redelivery whether it was told before
 */
public record Delivery(long id, Message message, boolean redelivery, Instant at, Outcome outcome) {

  /**
   * How it ended.
   *
   * @param status {@code OK}, or what went wrong
   * @param code of HTTP; 0 where nobody answered
   */
  public record Outcome(
      String status, int code, Duration took, Map<String, String> sent, Reply reply) {
    public Outcome {
      sent = Map.copyOf(sent);
    }
  }

  /** What the other side said. */
  public record Reply(Map<String, String> headers, String body) {

    static final Reply NONE = new Reply(Map.of(), "");

    public Reply {
      headers = Map.copyOf(headers);
    }
  }
}
