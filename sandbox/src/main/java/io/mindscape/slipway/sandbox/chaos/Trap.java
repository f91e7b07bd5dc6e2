package io.mindscape.slipway.sandbox.chaos;

import io.mindscape.slipway.sandbox.witness.Witness;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Catches the bot in the act: a request of the kind that is waited for is held until it is dead.
 */
final class Trap implements Witness {

  /** When, around a request, the bot is to die. */
  enum Moment {
    BEFORE,
    AFTER
  }

  /** Where it is to die. */
  record Point(Kind kind, Moment moment) {
    @Override
    public String toString() {
      return kind + " " + moment;
    }
  }

  private final AtomicReference<@Nullable Set> set = new AtomicReference<>();
  private final Map<Kind, LongAdder> done = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> merges = new ConcurrentHashMap<>();

  private record Set(Point point, CountDownLatch sprung, CountDownLatch buried) {}

  /** Waits for a request at {@code point}, and holds it; false if there is none in time. */
  boolean waitFor(Point point, Duration patience, Runnable bait) throws InterruptedException {
    var trap = new Set(point, new CountDownLatch(1), new CountDownLatch(1));
    set.set(trap);
    bait.run();
    return trap.sprung().await(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** The bot is dead: what was held goes on. */
  void release() {
    var trap = set.getAndSet(null);
    if (trap != null) {
      trap.buried().countDown();
    }
  }

  @Override
  public boolean before(Asked asked) {
    return !hold(asked, Moment.BEFORE);
  }

  @Override
  public void after(Asked asked, int status) {
    if (status < 300 && isOfBot(asked)) {
      Kind.of(asked).ifPresent(kind -> count(kind, asked));
    }
    hold(asked, Moment.AFTER);
  }

  private void count(Kind kind, Asked asked) {
    done.computeIfAbsent(kind, same -> new LongAdder()).increment();
    if (kind == Kind.MERGE) {
      merges.computeIfAbsent(asked.path(), same -> new LongAdder()).increment();
    }
  }

  /** How many requests of each kind the bot had done. */
  long done(Kind kind) {
    var count = done.get(kind);
    return count == null ? 0 : count.sum();
  }

  /** How many merges of one pull request succeeded more than once. */
  long mergedTwice() {
    return merges.values().stream().filter(count -> count.sum() > 1).count();
  }

  private boolean hold(Asked asked, Moment moment) {
    var trap = set.get();
    if (trap == null || !isOfBot(asked) || trap.point().moment() != moment) {
      return false;
    }
    if (Kind.of(asked).filter(kind -> kind == trap.point().kind()).isEmpty()) {
      return false;
    }
    trap.sprung().countDown();
    try {
      trap.buried().await();
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
    return true;
  }

  private static boolean isOfBot(Asked asked) {
    return !asked.agent().equals(Caller.AGENT);
  }
}
