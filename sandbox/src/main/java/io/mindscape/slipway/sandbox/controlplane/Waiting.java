package io.mindscape.slipway.sandbox.controlplane;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what programs do, as long as they live. */
record Waiting(List<Guarded> programs) {

  private static final Duration LOOK = Duration.ofMillis(50);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /**
   * Waits until {@code done}.
   *
   * @throws IllegalStateException if a program ends before, with the last of what it said, or if it
   *     takes longer than two minutes
   */
  void until(String what, BooleanSupplier done) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!done.getAsBoolean()) {
      check();
      if (System.nanoTime() > end) {
        throw new IllegalStateException(
            "%s: not in %s; %s said:%n%s"
                .formatted(what, PATIENCE, programs.getLast(), programs.getLast().said()));
      }
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }

  /**
   * Looks whether all of them live.
   *
   * @throws IllegalStateException if one ended, with the last of what it said
   */
  void check() {
    for (var program : programs) {
      if (!program.isAlive()) {
        throw new IllegalStateException(
            "%s ended by itself; it said:%n%s".formatted(program, program.said()));
      }
    }
  }
}
