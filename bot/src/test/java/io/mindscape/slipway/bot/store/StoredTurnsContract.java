package io.mindscape.slipway.bot.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.turn.Hold;
import io.mindscape.slipway.jobs.turn.Turns;
import io.mindscape.slipway.jobs.turn.TurnsContract;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Turns that several replicas share, each with a clock of its own. */
abstract class StoredTurnsContract extends TurnsContract {

  private final List<StoredTurns> all = new ArrayList<>();
  private final Replica one = new Replica();
  private final Replica other = new Replica();

  /** A database that is open for the whole of a test. */
  abstract Store store();

  private static final class Replica {
    private final AtomicReference<Instant> now =
        new AtomicReference<>(Instant.parse("2026-11-29T12:00:00Z"));
    private StoredTurns turns;

    private void passes(long seconds) {
      now.updateAndGet(time -> time.plusSeconds(seconds));
    }
  }

  @BeforeEach
  void begin() {
    for (var replica : List.of(one, other)) {
      replica.turns = store().turns(((InstantSource) replica.now::get).withZone(ZoneOffset.UTC));
      all.add(replica.turns);
    }
  }

  @AfterEach
  void end() {
    all.forEach(StoredTurns::close);
  }

  @Override
  protected Turns turns() {
    var turns = store().turns(InstantSource.system().withZone(ZoneOffset.UTC));
    all.add(turns);
    return turns;
  }

  @Test
  void replicasExcludeEachOther() throws Exception {
    var present = new AtomicInteger();
    var most = new AtomicInteger();
    var done = new AtomicInteger();
    Runnable work =
        () -> {
          most.accumulateAndGet(present.incrementAndGet(), Math::max);
          done.incrementAndGet();
          LockSupport.parkNanos(1);
          present.decrementAndGet();
        };
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 6; i++) {
        threads.execute(() -> one.turns.take("a", work));
        threads.execute(() -> other.turns.take("a", work));
      }
    }

    assertThat(done).hasValue(12);
    assertThat(most).hasValue(1);
  }

  @Test
  void anAttemptIsNotMadeWhileAnotherReplicaIsAtIt() {
    var done = new AtomicInteger();

    one.turns.take(
        "a",
        () -> {
          assertThat(other.turns.attempt("a", done::incrementAndGet)).isFalse();
          assertThat(other.turns.attempt("b", done::incrementAndGet)).isTrue();
        });

    assertThat(other.turns.attempt("a", done::incrementAndGet)).isTrue();
    assertThat(done).hasValue(2);
  }

  @Test
  void whoDiesGivesWayWhenTheLeaseIsOver() {
    one.turns.take(
        "a",
        () -> {
          other.passes(StoredTurns.LEASE.toSeconds() - 7);
          assertThat(other.turns.attempt("a", () -> {})).isFalse();
          other.passes(7);

          assertThat(other.turns.attempt("a", Hold::check)).isTrue();
        });
  }

  @Test
  void aLeaseThatNobodyExtendsAnyMoreIsWaitedFor() {
    one.turns.take(
        "a",
        () -> {
          other.passes(StoredTurns.LEASE.toSeconds() - 1);
          var done = new AtomicInteger();
          var waits =
              Thread.ofVirtual().start(() -> other.turns.attempt("a", done::incrementAndGet));
          Awaitility.await().until(() -> waits.getState() == Thread.State.TIMED_WAITING);
          assertThat(done).hasValue(0);
          other.passes(1);
          join(waits);

          assertThat(done).hasValue(1);
        });
  }

  @Test
  void whoLostTheTurnDoesNothingAnyMore() {
    one.turns.take(
        "a",
        () -> {
          Hold.check();
          other.passes(31);
          other.turns.attempt(
              "a",
              () -> {
                one.passes(31);
                assertThatThrownBy(Hold::check)
                    .isInstanceOf(Unavailable.class)
                    .hasMessageContaining("the turn a");
              });
        });
  }

  @Test
  void whoLostTheTurnDoesNotEndThatOfAnother() {
    one.turns.take(
        "a",
        () -> {
          other.passes(31);
          var taken = new CountDownLatch(1);
          var over = new CountDownLatch(1);
          var thread =
              Thread.ofVirtual().start(() -> other.turns.take("a", () -> pass(taken, over)));
          await(taken);
          one.passes(31);
          assertThatThrownBy(Hold::check).isInstanceOf(Unavailable.class);
          over.countDown();
          join(thread);
        });

    assertThat(one.turns.attempt("a", () -> {})).isTrue();
  }

  @Test
  void aClockThatWasMovedTakesNobodysTurn() {
    one.turns.take(
        "a",
        () -> {
          one.passes(86_400);
          Hold.check();
          other.passes(86_400);
          assertThat(other.turns.attempt("a", () -> {})).isFalse();
        });
  }

  private static void pass(CountDownLatch taken, CountDownLatch over) {
    taken.countDown();
    await(over);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
