package io.mindscape.slipway.jobs.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class TurnsTest {

  private final Turns turns = new Turns();

  @Test
  void workOnOneSubjectNeverOverlaps() throws Exception {
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
      for (var each : threads.invokeAll(Collections.nCopies(100, work))) {
        each.get();
      }
    }

    assertThat(most).hasValue(1);
    assertThat(turns.size()).isZero();
  }

  @Test
  void workOnOtherSubjectsDoesNotWait() throws Exception {
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
    assertThat(turns.size()).isZero();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
