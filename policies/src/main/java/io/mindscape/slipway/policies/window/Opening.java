package io.mindscape.slipway.policies.window;

import java.time.Instant;

/** One opening of the window: from {@code opens} (inclusive) to {@code closes} (exclusive). */
public record Opening(Instant opens, Instant closes) {
  public boolean covers(Instant at) {
    return !at.isBefore(opens) && at.isBefore(closes);
  }

  /** Whether nothing is left of it. */
  boolean isEmpty() {
    return !opens.isBefore(closes);
  }
}
