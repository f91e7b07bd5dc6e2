package io.mindscape.slipway.jobs.inspect;

import java.time.Instant;

/** Is told how far an inspection is, every few units, by the thread that inspects. */
@FunctionalInterface
public interface Progress {

  /** Nobody looks. */
  Progress UNSEEN = (units, of, now) -> {};

  /**
   * @param units that are rendered and judged
   * @param of so many
   */
  void reached(int units, int of, Instant now);
}
