package io.mindscape.slipway.jobs.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.mindscape.slipway.jobs.schedule.Schedule.Rhythm;
import io.mindscape.slipway.jobs.schedule.Schedule.Timed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class ScheduleTest {

  private static final Duration OFTEN = Duration.ofMillis(10);
  private static final Rhythm NOTHING = new Rhythm(() -> {}, Duration.ofHours(1));

  @Test
  void asksAgainAndAgainAlsoAfterAFailure() {
    var sweeps = new AtomicInteger();
    var reconciles = new AtomicInteger();
    try (Schedule _ =
        Schedule.start(
            new Rhythm(
                () -> {
                  reconciles.incrementAndGet();
                  throw new IllegalStateException("a bug");
                },
                OFTEN),
            new Rhythm(sweeps::incrementAndGet, OFTEN))) {
      await().until(() -> reconciles.get() > 2 && sweeps.get() > 2);
    }
  }

  @Test
  void sweepsWhereThereIsSomethingToSweep() {
    var sweeps = new AtomicInteger();
    try (Schedule _ = Schedule.start(NOTHING, new Rhythm(sweeps::incrementAndGet, OFTEN))) {
      await().until(() -> sweeps.get() > 2);
    }
  }

  @Test
  void neverRunsTheSameWorkTwiceAtATime() {
    var begun = new AtomicInteger();
    var goOn = new CountDownLatch(1);
    var meanwhile = new AtomicInteger();
    Runnable slow =
        () -> {
          begun.incrementAndGet();
          waitFor(goOn);
        };
    try (Schedule _ =
        Schedule.start(
            new Rhythm(slow, Duration.ofMillis(1)),
            new Rhythm(meanwhile::incrementAndGet, OFTEN))) {
      await().until(() -> begun.get() == 1 && meanwhile.get() > 20);
      assertThat(begun).hasValue(1);
      goOn.countDown();
    }
  }

  @Test
  void closingWaitsForWhatIsRunning() throws InterruptedException {
    var begun = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    var ended = new AtomicBoolean();
    var schedule =
        Schedule.start(
            new Rhythm(
                () -> {
                  begun.countDown();
                  waitFor(goOn);
                  ended.set(true);
                },
                Duration.ofHours(1)),
            NOTHING);
    begun.await();
    var closing = Thread.ofVirtual().start(schedule::close);
    await().until(() -> closing.getState() != Thread.State.RUNNABLE);
    assertThat(ended).isFalse();

    goOn.countDown();
    closing.join();

    assertThat(ended).isTrue();
  }

  @Test
  void aJobThatNobodyMakesIsRefusedAtTheStart() {
    var jobs = new Jobs(Map.of(SweepJob.class, () -> new SweepJob(() -> {})));

    assertThatThrownBy(() -> Schedule.start(jobs, List.of(new Timed(ReconcileJob.class, OFTEN))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("nobody makes the scheduled ReconcileJob");
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
