package io.mindscape.slipway.bot.work;

import io.mindscape.slipway.jobs.delivery.Claim;
import java.time.Instant;

/** A claim, and the thread that works on it. */
final class Held {

  private final Claim claim;
  private final Thread thread;
  private volatile Instant until;
  private volatile boolean lost;
  private boolean over;

  Held(Claim claim, Thread thread, Instant until) {
    this.claim = claim;
    this.thread = thread;
    this.until = until;
  }

  Claim claim() {
    return claim;
  }

  boolean isLost() {
    return lost;
  }

  /** Whether the lease, as far as we know, lasts at {@code now}. */
  boolean lastsAt(Instant now) {
    return !lost && now.isBefore(until);
  }

  void lastsUntil(Instant later) {
    until = later;
  }

  /** Tells whoever works on it to stop. */
  synchronized void lose() {
    lost = true;
    if (!over) {
      thread.interrupt();
    }
  }

  /** The work has ended; called by who did it, whom nothing interrupts any more after this. */
  synchronized void end() {
    over = true;
    Thread.interrupted();
  }
}
