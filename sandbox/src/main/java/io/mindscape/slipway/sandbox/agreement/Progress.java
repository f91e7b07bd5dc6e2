package io.mindscape.slipway.sandbox.agreement;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Tells a person, every few seconds, how far it is. */
final class Progress {

  private static final long EACH = Duration.ofSeconds(5).toNanos();

  private final PrintStream out;
  private final int all;
  private final long began = System.nanoTime();
  private final AtomicInteger done = new AtomicInteger();
  private final AtomicLong spoken = new AtomicLong(began);

  Progress(PrintStream out, int all) {
    this.out = out;
    this.all = all;
  }

  /** One more is done. */
  void step() {
    int now = done.incrementAndGet();
    long time = System.nanoTime();
    long last = spoken.get();
    if (time - last > EACH && spoken.compareAndSet(last, time)) {
      say("%,d of %,d cases".formatted(now, all));
    }
  }

  void say(String words) {
    out.printf("[%4d s] %s%n", Duration.ofNanos(System.nanoTime() - began).toSeconds(), words);
  }
}
