package io.mindscape.slipway.sandbox.chaos;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits until nothing has been changed for a while. */
final class Quiet {

  private static final Duration LOOK = Duration.ofMillis(100);

  private final Yard yard;

  private Quiet(Yard yard) {
    this.yard = yard;
  }

  static Quiet of(Yard yard) {
    return new Quiet(yard);
  }

  /** Whether nothing changed for {@code quiet}, before {@code patience} ran out. */
  boolean await(Duration quiet, Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    long last = yard.changes();
    long since = System.nanoTime();
    while (System.nanoTime() < end) {
      LockSupport.parkNanos(LOOK.toNanos());
      long now = yard.changes();
      if (now != last || yard.gateway().unacknowledged() > 0) {
        last = now;
        since = System.nanoTime();
      } else if (System.nanoTime() - since > quiet.toNanos()) {
        return true;
      }
    }
    return false;
  }
}
