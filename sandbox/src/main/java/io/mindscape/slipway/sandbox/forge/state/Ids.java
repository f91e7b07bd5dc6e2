package io.mindscape.slipway.sandbox.forge.state;

import java.util.concurrent.atomic.AtomicLong;

/** Numbers things. */
public final class Ids {

  private final AtomicLong last = new AtomicLong(1000);

  public long next() {
    return last.incrementAndGet();
  }
}
