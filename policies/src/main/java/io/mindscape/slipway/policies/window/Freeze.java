package io.mindscape.slipway.policies.window;

import java.time.Instant;

/** A time in which nothing changes: from {@code from} (inclusive) to {@code to} (exclusive). */
public record Freeze(String name, Instant from, Instant to) {
  public boolean covers(Instant at) {
    return !at.isBefore(from) && at.isBefore(to);
  }

  /** For a sentence: {@code the freeze "year end"}. */
  public String called() {
    return name.isEmpty() ? "a freeze" : "the freeze \"%s\"".formatted(name);
  }
}
