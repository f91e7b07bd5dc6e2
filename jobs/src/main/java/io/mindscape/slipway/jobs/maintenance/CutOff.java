package io.mindscape.slipway.jobs.maintenance;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Interrupts what does not end by itself. */
@FunctionalInterface
interface CutOff {

  /** Has the thread that asks interrupted at {@code at}, unless the watch is closed before. */
  Watch at(Instant at);

  /** One that is on. */
  interface Watch extends AutoCloseable {
    /** Whether it has interrupted. */
    boolean hasCut();

    /** Interrupts no more; what it has interrupted is not interrupted any longer. */
    @Override
    void close();
  }

  /** With a thread that looks at {@code clock}, which may be set, at least every second. */
  static CutOff by(Clock clock) {
    return at -> {
      var watch = new Watching(Thread.currentThread());
      Thread.ofVirtual().name("maintenance-cut-off").start(() -> watch.until(at, clock));
      return watch;
    };
  }

  /** See {@link #by}. */
  final class Watching implements Watch {

    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Thread worker;
    private final CountDownLatch closed = new CountDownLatch(1);
    private boolean cut;

    private Watching(Thread worker) {
      this.worker = worker;
    }

    private void until(Instant at, Clock clock) {
      try {
        var left = Duration.between(clock.instant(), at);
        while (left.isPositive()) {
          var pause = left.compareTo(LOOK) < 0 ? left : LOOK;
          if (closed.await(pause.toMillis() + 1, TimeUnit.MILLISECONDS)) {
            return;
          }
          left = Duration.between(clock.instant(), at);
        }
        cut();
      } catch (InterruptedException nobody) {
        Thread.currentThread().interrupt();
      }
    }

    private synchronized void cut() {
      if (closed.getCount() > 0) {
        cut = true;
        worker.interrupt();
      }
    }

    @Override
    public synchronized boolean hasCut() {
      return cut;
    }

    @Override
    public synchronized void close() {
      closed.countDown();
      if (cut) {
        Thread.interrupted();
      }
    }
  }
}
