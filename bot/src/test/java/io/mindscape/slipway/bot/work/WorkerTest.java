package io.mindscape.slipway.bot.work;

import static io.mindscape.slipway.jobs.delivery.DeliveryStore.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.helidon.metrics.api.MeterRegistry;
import io.mindscape.slipway.bot.observe.Meters;
import io.mindscape.slipway.jobs.SetClock;
import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.delivery.Claim;
import io.mindscape.slipway.jobs.delivery.DeliveryStore;
import io.mindscape.slipway.jobs.delivery.Entry;
import io.mindscape.slipway.jobs.delivery.Event;
import io.mindscape.slipway.jobs.delivery.Losses;
import io.mindscape.slipway.jobs.delivery.MemoryInbox;
import io.mindscape.slipway.jobs.delivery.State;
import io.mindscape.slipway.jobs.effect.Cause;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.turn.Hold;
import io.mindscape.slipway.policies.Refused;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Attempts, leases and endings, on the queue in memory. */
final class WorkerTest {

  private static final Duration LEASE = Duration.ofMillis(300);

  private final MemoryInbox inbox = new MemoryInbox();
  private final FlakyQueue queue = new FlakyQueue(inbox);
  private final SetClock clock = new SetClock(NOON.toString());
  private final List<String> begun = new CopyOnWriteArrayList<>();
  private Duration grace = Duration.ofSeconds(10);
  private Worker worker;

  /** What is done with a delivery, by its guid. */
  private interface Deed {
    void to(String guid) throws Exception;
  }

  @AfterEach
  void stop() {
    worker.close();
  }

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
  void whatIsRefusedIsDoneAndSaysWhy() {
    start(
        guid -> {
          throw new Refused("there is no such file");
        });
    keep("a", "o/n#7");

    var entry = ends("a");

    assertThat(entry.state()).isEqualTo(State.DONE);
    assertThat(entry.error()).isEqualTo("there is no such file");
    assertThat(begun).hasSize(1);
  }

  @Test
  void whatIsUnavailableIsTriedAgainAndNotSoonerThanItAskedFor() {
    start(
        guid -> {
          if (begun.size() == 1) {
            throw unavailable(Duration.ofMinutes(7));
          }
        });
    keep("a", "o/n#7");

    await().until(() -> state("a") == State.FAILED);
    clock.pass(Duration.ofMinutes(7).minusMillis(1));
    keep("other", "o/n#8");
    ends("other");
    assertThat(begun).containsExactly("a", "other");

    clock.pass(Duration.ofMinutes(1));
    worker.nudge();
    assertThat(ends("a").attempts()).isEqualTo(2);
  }

  @Test
  void whatIsUnavailableForADayIsGivenUp() {
    start(
        guid -> {
          throw unavailable(Duration.ofHours(25));
        });
    keep("a", "o/n#7");

    assertThat(ends("a").state()).isEqualTo(State.DEAD);
    assertThat(inbox.show("a").orElseThrow().error()).isEqualTo("GitHub is down");
  }

  /** In which nothing was tried: a day of downtime is no day of trying. */
  @Test
  void whatWasBegunBeforeALongDowntimeIsNotGivenUpAtItsFirstBadAnswer() {
    start(
        guid -> {
          throw unavailable(Duration.ZERO);
        });
    keep("a", "o/n#7");

    for (int attempt = 1; attempt < Attempts.TRIES; attempt++) {
      int so = attempt;
      await().until(() -> begun.size() == so && state("a") == State.FAILED);
      clock.pass(Duration.ofDays(3));
      worker.nudge();
    }
    assertThat(ends("a").state()).isEqualTo(State.DEAD);
    assertThat(begun).hasSize(Attempts.TRIES);
  }

  @Test
  void whatFailsBecauseOfUsIsGivenUpAfterFiveAttemptsAndStopsNoOther() {
    start(
        guid -> {
          if (guid.equals("poison")) {
            throw new StackOverflowError("a bug");
          }
        });
    keep("poison", "o/n#7");

    await()
        .until(
            () -> {
              clock.pass(Duration.ofMinutes(1));
              worker.nudge();
              return state("poison") == State.DEAD;
            });

    keep("other", "o/n#7");
    assertThat(ends("other").state()).isEqualTo(State.DONE);
    assertThat(begun).filteredOn("poison"::equals).hasSize(Attempts.FAILURES);
    assertThat(inbox.show("poison").orElseThrow().error()).contains("a bug");
  }

  @Test
  void attemptsThatFailedBecauseOfOthersAreNoFailuresOfOurs() {
    start(
        guid -> {
          if (begun.size() <= 10) {
            throw unavailable(Duration.ZERO);
          } else if (begun.size() == 11) {
            throw new IllegalStateException("a bug");
          }
        });
    keep("a", "o/n#7");

    await()
        .until(
            () -> {
              clock.pass(Duration.ofMinutes(1));
              worker.nudge();
              return state("a") == State.DONE;
            });
    assertThat(begun).hasSize(12);
  }

  @Test
  void whatItsWorkersNeverSurvivedIsGivenUpUntried() {
    keep("a", "o/n#7");
    int losses = 0;
    while (losses < Attempts.LOSSES) {
      // Whoever it is, they vanish at once.
      losses = inbox.claim("another", clock, Duration.ZERO).map(Claim::losses).orElse(losses);
      clock.pass(Losses.pause(Attempts.LOSSES));
    }
    start(guid -> {});

    await()
        .until(
            () -> {
              clock.pass(Losses.pause(Attempts.LOSSES));
              worker.nudge();
              return state("a") == State.DEAD;
            });
    assertThat(begun).isEmpty();
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

    assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
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

  private void start(Deed deed) {
    var work =
        new Worker.Work(
            delivery -> new Event.BranchPushed(new RepoName("o", "n"), delivery.guid()),
            delivery -> new Cause("slipway", delivery.guid()),
            event -> handle(((Event.BranchPushed) event).branch(), deed),
            new Meters(MeterRegistry.create()));
    var pace = new Worker.Pace(4, LEASE, grace);
    worker = new Worker(queue, work, clock, new Random(7), pace).start();
  }

  private void handle(String guid, Deed deed) {
    begun.add(guid);
    try {
      deed.to(guid);
    } catch (RuntimeException failure) {
      throw failure;
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }

  private void keep(String guid, String subject) {
    inbox.keep(DeliveryStore.delivery(guid, subject, ""));
    if (worker != null) {
      worker.nudge();
    }
  }

  private Entry ends(String guid) {
    await().until(() -> state(guid) == State.DONE || state(guid) == State.DEAD);
    return inbox.show(guid).orElseThrow();
  }

  private State state(String guid) {
    return inbox.show(guid).orElseThrow().state();
  }

  private static Unavailable unavailable(Duration retryAfter) {
    return new Unavailable("GitHub", "GitHub is down", retryAfter, null);
  }
}
