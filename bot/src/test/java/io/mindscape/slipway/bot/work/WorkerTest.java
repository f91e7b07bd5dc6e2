package io.mindscape.slipway.bot.work;

import static io.mindscape.slipway.jobs.delivery.DeliveryStore.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.delivery.State;
import io.mindscape.slipway.jobs.turn.Hold;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Leases and endings. */
final class WorkerTest extends WorkerScene {

  @Test
  void doesWhatADeliveryAsksFor() {
    start(guid -> {});
    keep("a", "o/n#7");

    assertThat(ends("a").state()).isEqualTo(State.DONE);
    assertThat(begun).containsExactly("a");
  }

  @Test
  void worksOnSeveralSubjectsAtATime() {
    var barrier = new CyclicBarrier(3);
    start(guid -> barrier.await());
    keep("a", "o/n#1");
    keep("b", "o/n#2");
    keep("c", "o/n#3");

    ends("a");
    ends("b");
    ends("c");
  }

  @Test
  void stopsWhenTheLeaseIsLostAndChangesNothingAnyMore() throws Exception {
    var mayAct = new AtomicBoolean();
    var interrupted = new CountDownLatch(1);
    grace = Duration.ofMillis(50);
    start(
        guid -> {
          Hold.check();
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException lost) {
            interrupted.countDown();
          }
          try {
            Hold.check();
            mayAct.set(true);
          } catch (Unavailable lost) {
            mayAct.set(false);
          }
        });
    keep("a", "o/n#7");
    await().until(() -> begun.size() == 1);

    // Another process, by whose clock the lease is over.
    var later = NOON.plusSeconds(60);
    var theirs =
        await()
            .until(
                () -> inbox.claim("another", () -> later, Duration.ofSeconds(60)),
                c -> c.isPresent())
            .orElseThrow();

    assertThat(interrupted.await(60, TimeUnit.SECONDS)).isTrue();
    assertThat(mayAct).isFalse();
    keep("b", "o/n#8");
    await().until(() -> begun.contains("b"));
    assertThat(state("a")).isEqualTo(State.RUNNING);
    assertThat(inbox.done(theirs, null, later)).isTrue();
  }

  @Test
  void doesNotTakeItsOwnWorkForThatOfTheDeadWhenTheClockIsMoved() {
    var goOn = new CountDownLatch(1);
    start(
        guid -> {
          if (guid.equals("a")) {
            goOn.await();
            Hold.check();
          }
        });
    keep("a", "o/n#7");
    await().until(() -> begun.size() == 1);

    clock.pass(Duration.ofDays(3));
    keep("b", "o/n#8");
    ends("b");
    goOn.countDown();

    assertThat(ends("a").state()).isEqualTo(State.DONE);
    assertThat(begun).containsExactly("a", "b");
  }

  @Test
  void waitsForADatabaseThatIsAway() {
    queue.away(true);
    start(guid -> {});
    keep("a", "o/n#7");
    await().until(() -> queue.refused() > 2);

    queue.away(false);

    assertThat(ends("a").state()).isEqualTo(State.DONE);
  }

  @Test
  void saysWhatWasDoneOnceTheDatabaseIsBack() {
    start(guid -> queue.away(true));
    keep("a", "o/n#7");
    await().until(() -> begun.size() == 1 && queue.refused() > 3);

    queue.away(false);

    assertThat(ends("a").state()).isEqualTo(State.DONE);
    assertThat(begun).hasSize(1);
  }

  @Test
  void finishesWhatIsRunningWhenItIsStopped() {
    var goOn = new CountDownLatch(1);
    start(guid -> goOn.await());
    keep("a", "o/n#7");
    await().until(() -> begun.size() == 1);

    var stopping = Thread.ofVirtual().start(worker::close);
    goOn.countDown();
    await().until(() -> !stopping.isAlive());

    assertThat(state("a")).isEqualTo(State.DONE);
  }

  @Test
  void givesBackWhatDoesNotEndInTime() {
    grace = Duration.ofMillis(50);
    start(guid -> new CountDownLatch(1).await());
    keep("a", "o/n#7");
    await().until(() -> begun.size() == 1);

    worker.close();

    assertThat(state("a")).isEqualTo(State.PENDING);
    assertThat(inbox.show("a").orElseThrow().attempts()).isZero();
    assertThat(inbox.claim("another", () -> NOON, Duration.ofSeconds(1))).isPresent();
  }
}
