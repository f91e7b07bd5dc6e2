package io.mindscape.slipway.sandbox.chaos;

import io.mindscape.slipway.sandbox.people.Rest;
import io.mindscape.slipway.sandbox.witness.Witness;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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

  /** Set for some points, or for any when none of them comes. */
  private static final class Set {
    final Collection<Point> points;
    final CountDownLatch buried = new CountDownLatch(1);
    final CompletableFuture<Point> sprung = new CompletableFuture<>();
    volatile boolean any;

    Set(Collection<Point> points) {
      this.points = points;
    }

    boolean fits(Point met) {
      return any || points.contains(met);
    }

    Optional<Point> within(Duration patience) throws InterruptedException {
      try {
        return Optional.of(sprung.get(patience.toMillis(), TimeUnit.MILLISECONDS));
      } catch (TimeoutException none) {
        return Optional.empty();
      } catch (ExecutionException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
  }

  /**
   * Waits for a request at one of {@code points}; where there is none in time, for any. Holds it,
   * and says which it is; nothing if none comes at all.
   */
  Optional<Point> waitFor(Collection<Point> points, Patience patience, Runnable bait)
      throws InterruptedException {
    var trap = new Set(points);
    set.set(trap);
    for (int i = 0; i < patience.baits(); i++) {
      bait.run();
      var met = trap.within(patience.forThese());
      if (met.isPresent()) {
        return met;
      }
    }
    trap.any = true;
    return trap.within(patience.forAny());
  }

  /**
   * How long it is waited.
   *
   * @param baits how often it is baited
   * @param forThese after each bait, for a request that is wanted
   * @param forAny at last, for any
   */
  record Patience(int baits, Duration forThese, Duration forAny) {}

  /** The bot is dead: what was held goes on. */
  void release() {
    var trap = set.getAndSet(null);
    if (trap != null) {
      trap.buried.countDown();
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
    if (trap == null || !isOfBot(asked)) {
      return false;
    }
    var met = Kind.of(asked).map(kind -> new Point(kind, moment)).filter(trap::fits);
    if (met.isEmpty()) {
      return false;
    }
    trap.sprung.complete(met.get());
    try {
      trap.buried.await();
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
    return true;
  }

  private static boolean isOfBot(Asked asked) {
    return !asked.agent().equals(Rest.AGENT);
  }
}
