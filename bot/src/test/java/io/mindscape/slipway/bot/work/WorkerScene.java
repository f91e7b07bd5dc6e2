package io.mindscape.slipway.bot.work;

import static io.mindscape.slipway.jobs.delivery.DeliveryStore.NOON;
import static org.awaitility.Awaitility.await;

import io.helidon.metrics.api.MeterRegistry;
import io.mindscape.slipway.bot.observe.Meters;
import io.mindscape.slipway.jobs.SetClock;
import io.mindscape.slipway.jobs.delivery.DeliveryStore;
import io.mindscape.slipway.jobs.delivery.Entry;
import io.mindscape.slipway.jobs.delivery.Event;
import io.mindscape.slipway.jobs.delivery.MemoryInbox;
import io.mindscape.slipway.jobs.delivery.State;
import io.mindscape.slipway.jobs.effect.Cause;
import io.mindscape.slipway.jobs.git.RepoName;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;

/** A worker on the queue in memory, and what it is given to do. */
abstract class WorkerScene {

  private static final Duration LEASE = Duration.ofMillis(300);

  final MemoryInbox inbox = new MemoryInbox();
  final FlakyQueue queue = new FlakyQueue(inbox);
  final SetClock clock = new SetClock(NOON.toString());
  final List<String> begun = new CopyOnWriteArrayList<>();
  Duration grace = Duration.ofSeconds(10);
  Worker worker;

  /** What is done with a delivery, by its guid. */
  interface Deed {
    void to(String guid) throws Exception;
  }

  @AfterEach
  void stop() {
    worker.close();
  }

  void start(Deed deed) {
    var work =
        new Worker.Work(
            delivery -> new Event.BranchPushed(new RepoName("o", "n"), delivery.guid()),
            delivery -> new Cause("slipway", delivery.guid()),
            event -> handle(((Event.BranchPushed) event).branch(), deed),
            new Meters(MeterRegistry.create()));
    var pace = new Worker.Pace(4, LEASE, grace);
    worker = new Worker(queue, work, clock, new Random(7), pace).start();
  }

  void handle(String guid, Deed deed) {
    begun.add(guid);
    try {
      deed.to(guid);
    } catch (RuntimeException failure) {
      throw failure;
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }

  void keep(String guid, String subject) {
    inbox.keep(DeliveryStore.delivery(guid, subject, ""));
    if (worker != null) {
      worker.nudge();
    }
  }

  Entry ends(String guid) {
    await().until(() -> state(guid) == State.DONE || state(guid) == State.DEAD);
    return inbox.show(guid).orElseThrow();
  }

  State state(String guid) {
    return inbox.show(guid).orElseThrow().state();
  }
}
