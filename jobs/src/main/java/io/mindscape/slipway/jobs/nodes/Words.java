package io.mindscape.slipway.jobs.nodes;

import java.time.Duration;

/** How long things take, in words. */
final class Words {

  private Words() {}

  /** {@code 15 min}, or seconds where it is less than two minutes. */
  static String of(Duration time) {
    return time.toMinutes() < 2
        ? "%d s".formatted(time.toSeconds())
        : "%d min".formatted(time.toMinutes());
  }
}
