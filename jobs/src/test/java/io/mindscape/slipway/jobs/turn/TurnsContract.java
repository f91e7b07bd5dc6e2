package io.mindscape.slipway.jobs.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What everybody's {@link Turns} do. */
public abstract class TurnsContract {

  private Turns turns;

  /** Turns that nobody has taken; the same for the whole of a test. */
  protected abstract Turns turns();

  @BeforeEach
  void enter() {
    turns = turns();
  }

  @Test
  void workOfOneNameNeverOverlaps() throws Exception {
    var present = new AtomicInteger();
    var most = new AtomicInteger();
    Callable<Object> work =
        () -> {
          turns.take(
              "a",
              () -> {
                most.accumulateAndGet(present.incrementAndGet(), Math::max);
                present.decrementAndGet();
              });
          return "done";
        };
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var each : threads.invokeAll(Collections.nCopies(50, work))) {
        each.get();
      }
    }

    assertThat(most).hasValue(1);
  }

  @Test
  void workOfOtherNamesDoesNotWait() throws Exception {
    var otherDone = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var waiting = threads.submit(() -> turns.take("a", () -> await(otherDone)));
      var other = threads.submit(() -> turns.take("b", otherDone::countDown));

      other.get();
      waiting.get();
    }

    assertThat(otherDone.getCount()).isZero();
  }

  @Test
  void aFailureGivesTheTurnBack() {
    assertThatThrownBy(
            () ->
                turns.take(
                    "a",
                    () -> {
                      throw new IllegalStateException("no");
                    }))
        .isInstanceOf(IllegalStateException.class);

    var present = new AtomicInteger();
    turns.take("a", present::incrementAndGet);
    assertThat(present).hasValue(1);
  }

  @Test
  void anAttemptIsMadeWhenNobodyElseIsAtIt() {
    var done = new AtomicInteger();

    assertThat(turns.attempt("a", done::incrementAndGet)).isTrue();
    assertThat(turns.attempt("a", done::incrementAndGet)).isTrue();

    assertThat(done).hasValue(2);
  }

  @Test
  void anAttemptDoesNothingWhileSomebodyElseIsAtIt() throws Exception {
    var begun = new CountDownLatch(1);
    var over = new CountDownLatch(1);
    var done = new AtomicInteger();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var first =
          threads.submit(
              () ->
                  turns.take(
                      "a",
                      () -> {
                        begun.countDown();
                        await(over);
                      }));
      await(begun);

      assertThat(turns.attempt("a", done::incrementAndGet)).isFalse();
      assertThat(turns.attempt("b", done::incrementAndGet)).isTrue();

      over.countDown();
      first.get();
    }
    assertThat(done).hasValue(1);
  }

  @Test
  void whatIsDoneInATurnMayActOutwardly() {
    turns.take("a", Hold::check);

    assertThat(turns.attempt("a", Hold::check)).isTrue();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
