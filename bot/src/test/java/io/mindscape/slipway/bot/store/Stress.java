package io.mindscape.slipway.bot.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.delivery.Claim;
import io.mindscape.slipway.jobs.delivery.DeliveryStore;
import io.mindscape.slipway.jobs.delivery.Filter;
import io.mindscape.slipway.jobs.delivery.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Many senders and many workers at a time. Some attempts fail, some are given back, some workers
 * vanish with what they hold; in the end each delivery was done once, and those of a lane one after
 * another in their order.
 */
final class Stress {

  private static final int SUBJECTS = 50;
  private static final int SENDERS = 5;
  private static final int WORKERS = 8;
  private static final Duration LONG = Duration.ofMinutes(10);

  private final Store store;
  private final int each;
  private final AtomicInteger left;
  private final long begun = System.nanoTime();
  private final Map<String, AtomicInteger> running = new ConcurrentHashMap<>();
  private final Map<String, List<String>> done = new ConcurrentHashMap<>();
  private final Map<String, Integer> tries = new ConcurrentHashMap<>();

  /**
   * @param each how many deliveries a subject gets
   */
  Stress(Store store, int each) {
    this.store = store;
    this.each = each;
    this.left = new AtomicInteger(SUBJECTS * each);
  }

  void run() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var begin = new CountDownLatch(1);
      var all = new CopyOnWriteArrayList<Future<?>>();
      for (int i = 0; i < SENDERS; i++) {
        int sender = i;
        all.add(threads.submit(() -> after(begin, () -> send(sender))));
      }
      for (int i = 0; i < WORKERS; i++) {
        all.add(threads.submit(() -> after(begin, this::work)));
      }
      begin.countDown();
      for (var each : all) {
        each.get();
      }
    }
    check();
  }

  private Void after(CountDownLatch begin, Runnable deed) throws InterruptedException {
    begin.await();
    try {
      deed.run();
      return null;
    } catch (RuntimeException | Error failure) {
      // Nobody waits for what will not come.
      left.set(0);
      throw failure;
    }
  }

  /** A clock that goes on from when the deliveries arrive. */
  private Instant now() {
    return DeliveryStore.NOON.plusNanos(System.nanoTime() - begun);
  }

  /** Every sender has subjects of its own, for between senders there is no order. */
  private void send(int sender) {
    for (int number = 0; number < each; number++) {
      for (int subject = sender; subject < SUBJECTS; subject += SENDERS) {
        var name = "o/n" + subject % 7 + "#" + subject;
        assertThat(store.inbox().keep(DeliveryStore.delivery(name + "/" + number, name, "")))
            .isTrue();
      }
    }
  }

  private void work() {
    while (left.get() > 0) {
      var now = now();
      store.queue().claim("me", () -> now, LONG).ifPresent(this::work);
    }
  }

  private void work(Claim claim) {
    var subject = claim.delivery().subject();
    var present = running.computeIfAbsent(subject, same -> new AtomicInteger());
    assertThat(present.incrementAndGet()).as(subject).isEqualTo(1);
    var guid = claim.delivery().guid();
    int before = tries.merge(guid, 1, Integer::sum) - 1;
    // The first time, some do not come out; which of them, their names decide.
    int fate = before > 0 ? 0 : Math.floorMod(guid.hashCode(), 20);
    if (fate == 0 || fate > 3) {
      done.computeIfAbsent(subject, same -> new CopyOnWriteArrayList<>()).add(guid);
    }
    // Whoever gets the lane next may be there before we know that we have let go of it.
    present.decrementAndGet();
    boolean held =
        switch (fate) {
          case 1 -> store.queue().retry(claim, "not now", now());
          case 2 -> store.queue().giveBack(claim);
          case 3 -> vanish(claim);
          default -> finish(claim);
        };
    assertThat(held).as(guid).isTrue();
  }

  private boolean finish(Claim claim) {
    boolean held = store.queue().done(claim, null, now());
    left.decrementAndGet();
    return held;
  }

  /** As if the worker had died: its lease runs out. */
  private boolean vanish(Claim claim) {
    return store.queue().extend(List.of(claim), now()).isEmpty();
  }

  private void check() {
    assertThat(done).hasSize(SUBJECTS);
    done.forEach(
        (subject, guids) -> {
          assertThat(guids).as(subject).hasSize(each);
          for (int number = 0; number < each; number++) {
            assertThat(guids.get(number)).isEqualTo(subject + "/" + number);
          }
        });
    assertThat(store.deliveries().list(Filter.in(State.DONE), SUBJECTS * each + 1))
        .hasSize(SUBJECTS * each);
    assertThat(store.deliveries().tally().unfinished()).isZero();
    int lanes =
        store.read(handle -> handle.select("select count(*) from lane").mapTo(Integer.class).one());
    assertThat(lanes).isZero();
  }
}
