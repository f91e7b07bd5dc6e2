package io.mindscape.slipway.jobs.delivery;

import static io.mindscape.slipway.jobs.delivery.DeliveryStore.NOON;
import static io.mindscape.slipway.jobs.delivery.DeliveryStore.delivery;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * What comes in, and what is seen of it: every {@link Inbox} and {@link Deliveries} extends this.
 */
public abstract class DeliveriesContract {

  private static final Duration DAY = Duration.ofDays(1);

  /** A store with nothing in it; the same one for the whole of a test. */
  protected abstract DeliveryStore store();

  @Test
  void givesBackWhatItWasGiven() {
    var body = new byte[3_000_000];
    new Random(7).nextBytes(body);
    var evidence =
        new Evidence(
            Map.of("X-GitHub-Event", "issue_comment", "User-Agent", "GitHub-Hookshot/é: 1"),
            Evidence.Origin.SIGNED_PREVIOUS,
            body);
    var delivery =
        new Delivery(
            "a", "issue_comment", "created", "o/n", "o/n#7", "s", evidence, NOON.plusNanos(1_000));

    assertThat(store().inbox().keep(delivery)).isTrue();

    var kept = store().entry("a");
    assertThat(kept.delivery())
        .usingRecursiveComparison()
        .ignoringFields("evidence.body")
        .isEqualTo(delivery);
    assertThat(kept.delivery().evidence().body()).isEqualTo(body);
    assertThat(kept).isEqualTo(new Entry(delivery, State.PENDING, 0, null, null, null, null));
  }

  @Test
  void goesOnWhereAPageEnded() {
    for (var guid : List.of("a", "b", "c", "d")) {
      store().keep(guid, "o/n#7");
    }

    assertThat(store().deliveries().listBefore("c", Filter.ALL, 10))
        .extracting(entry -> entry.delivery().guid())
        .containsExactly("b", "a");
    assertThat(store().deliveries().listBefore("a", Filter.ALL, 10)).isEmpty();
    assertThat(store().deliveries().listBefore("unknown", Filter.ALL, 10)).isEmpty();
  }

  @Test
  void keepsARepetitionOnce() {
    store().keep("a", "o/n#7");

    assertThat(store().inbox().keep(delivery("a", "o/n#8", ""))).isFalse();

    assertThat(store().deliveries().list(Filter.ALL, 10)).hasSize(1);
    assertThat(store().entry("a").delivery().subject()).isEqualTo("o/n#7");
    assertThat(store().deliveries().unfinished("o/n#8")).isFalse();
  }

  @Test
  void doesNotDoARepetitionOfWhatIsDone() {
    store().keep("a", "o/n#7");
    store().queue().done(store().claim(), null, NOON);

    assertThat(store().inbox().keep(delivery("a", "o/n#7", ""))).isFalse();
    assertThat(store().claimed()).isEmpty();
  }

  @Test
  void whatAsksForNothingIsDoneWhenItIsKeptAndCanBeReplayed() {
    store().keep("a", "o/n#7");

    assertThat(store().inbox().file(delivery("b", "o/n#7", ""))).isTrue();
    assertThat(store().inbox().file(delivery("b", "o/n#7", ""))).isFalse();
    assertThat(store().inbox().keep(delivery("b", "o/n#7", ""))).isFalse();
    assertThat(store().inbox().file(delivery("a", "o/n#7", ""))).isFalse();

    var filed = store().entry("b");
    assertThat(filed).isEqualTo(new Entry(filed.delivery(), State.DONE, 0, null, NOON, null, null));
    assertThat(store().state("a")).isEqualTo(State.PENDING);
    store().queue().done(store().claim(), null, NOON);
    assertThat(store().claimed()).isEmpty();
    assertThat(store().deliveries().unfinished("o/n#7")).isFalse();

    assertThat(store().deliveries().replay("b", NOON)).isTrue();
    assertThat(store().claimed()).contains("b");
  }

  @Test
  void keepsTheSameOnceAlsoWhenManyBringItAtATime() {
    var fresh = new AtomicInteger();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 60; i++) {
        var same = delivery("g" + i % 20, "o/n#" + i % 3, "");
        threads.execute(
            () -> {
              if (store().inbox().keep(same)) {
                fresh.incrementAndGet();
              }
            });
      }
    }

    assertThat(fresh).hasValue(20);
    assertThat(store().deliveries().list(Filter.ALL, 100)).hasSize(20);
  }

  @Test
  void listsTheNewestFirstWithoutTheirBodies() {
    store().keep("a", "o/n#1");
    store().keep("b", "o/n#2");
    store().keep("c", "o/n#3");

    var newest = store().deliveries().list(Filter.ALL, 2);

    assertThat(newest).extracting(entry -> entry.delivery().guid()).containsExactly("c", "b");
    assertThat(newest.getFirst().delivery().evidence().origin()).isEqualTo(Evidence.Origin.SIGNED);
  }

  @Test
  void listsWhatIsAskedFor() {
    store().keep("a", "o/n#1");
    store().keep("b", "o/n#2");
    store().keep("c", "o/other#1");
    store().queue().done(store().claim(), null, NOON);
    var done = store().deliveries().list(Filter.in(State.DONE), 10);
    var pending = store().deliveries().list(Filter.in(State.PENDING, State.DEAD), 10);

    assertThat(done).hasSize(1);
    assertThat(pending).hasSize(2).doesNotContainAnyElementsOf(done);
    assertThat(store().deliveries().list(new Filter(Set.of(), "o/n", ""), 10)).hasSize(2);
    assertThat(store().deliveries().list(new Filter(Set.of(), "o/n", "o/n#1"), 10))
        .extracting(entry -> entry.delivery().guid())
        .containsExactly("a");
  }

  @Test
  void runsAgainWhatIsOverWhenAPersonAsks() {
    store().keep("dead", "o/n#7");
    store().queue().fail(store().claim(), "boom", NOON);
    store().queue().dead(store().claim(), "boom", NOON);

    assertThat(store().deliveries().replay("dead", NOON.plusSeconds(5))).isTrue();

    var entry = store().entry("dead");
    assertThat(entry)
        .isEqualTo(new Entry(entry.delivery(), State.PENDING, 0, null, null, null, null));
    var claim = store().claim(NOON.plusSeconds(5)).orElseThrow();
    assertThat(claim.attempt()).isEqualTo(1);
    assertThat(claim.past()).isEqualTo(new Claim.Past(0, NOON.plusSeconds(5), 0));
    assertThat(store().deliveries().replay("nobody", NOON)).isFalse();
  }

  @Test
  void whatRunsAgainWaitsBehindWhatIsThere() {
    store().keep("a", "o/n#7");
    store().queue().done(store().claim(), null, NOON);
    store().keep("b", "o/n#7");
    var running = store().claim();
    store().keep("c", "o/n#7");

    store().deliveries().replay("a", NOON);

    assertThat(store().claimed()).isEmpty();
    store().queue().done(running, null, NOON);
    var next = store().claim();
    assertThat(next.delivery().guid()).isEqualTo("c");
    store().queue().done(next, null, NOON);
    assertThat(store().claimed()).contains("a");
  }

  @Test
  void whatWasSupersededRunsAgainWhenAPersonAsks() {
    store().keep("a", "o/n#7", "review");
    store().keep("b", "o/n#7", "review");
    store().queue().done(store().claim(), null, NOON);

    store().deliveries().replay("a", NOON);

    assertThat(store().entry("a").supersededBy()).isNull();
    assertThat(store().claimed()).contains("a");
  }

  @Test
  void whatWaitsForAnotherAttemptIsReadyAtOnceWhenAPersonAsks() {
    store().keep("a", "o/n#7");
    store().keep("b", "o/n#7");
    store().queue().retry(store().claim(), "GitHub is down", NOON.plus(DAY));

    store().deliveries().replay("a", NOON.plusSeconds(1));

    assertThat(store().claimed(NOON.plusSeconds(1))).contains("a");
  }

  @Test
  void leavesAloneWhatRunsOrWaits() {
    store().keep("a", "o/n#7");
    store().keep("b", "o/n#7");
    var claim = store().claim();

    assertThat(store().deliveries().replay("a", NOON)).isTrue();
    assertThat(store().deliveries().replay("b", NOON)).isTrue();

    assertThat(store().claimed()).isEmpty();
    assertThat(store().state("a")).isEqualTo(State.RUNNING);
    assertThat(store().queue().done(claim, null, NOON)).isTrue();
    assertThat(store().claimed()).contains("b");
  }

  @Test
  void tellsWhetherALaneHasWorkLeft() {
    var deliveries = store().deliveries();
    assertThat(deliveries.unfinished("o/n#7")).isFalse();

    store().keep("a", "o/n#7", "review");
    assertThat(deliveries.unfinished("o/n#7")).isTrue();
    assertThat(deliveries.waiting("o/n#7", "review")).isTrue();
    assertThat(deliveries.waiting("o/n#7", "other")).isFalse();

    var claim = store().claim();
    assertThat(deliveries.unfinished("o/n#7")).isTrue();
    assertThat(deliveries.waiting("o/n#7", "review")).isFalse();

    store().queue().done(claim, null, NOON);
    assertThat(deliveries.unfinished("o/n#7")).isFalse();
  }

  @Test
  void forgetsWhatWasDoneLongAgoAndWhatDiedTwiceAsLongAgo() {
    finish("done", NOON);
    finish("fresh", NOON.plus(DAY));
    store().keep("dead", "o/n#1");
    store().queue().dead(store().claim(), "boom", NOON);
    store().keep("old", "o/n#1", "s");
    store().keep("new", "o/n#1", "s");
    store().queue().retry(store().claim(), "again", NOON);

    assertThat(store().deliveries().expire(NOON.plus(DAY), DAY)).isZero();
    assertThat(store().deliveries().expire(NOON.plus(DAY).plusSeconds(1), DAY)).isEqualTo(2);

    assertThat(store().deliveries().list(Filter.ALL, 10))
        .extracting(entry -> entry.delivery().guid())
        .containsExactly("new", "dead", "fresh");
    assertThat(store().deliveries().expire(NOON.plus(DAY).plus(DAY).plusSeconds(1), DAY))
        .isEqualTo(2);
    assertThat(store().deliveries().list(Filter.ALL, 10))
        .extracting(entry -> entry.delivery().guid())
        .containsExactly("new");
  }

  @Test
  void forgetsItsOwnNotesAfterAnHour() {
    var note =
        new Delivery(
            "note",
            "slipway",
            "",
            "o/n",
            "o/n#1",
            "",
            new Evidence(Map.of(), Evidence.Origin.NOTE, new byte[0]),
            NOON);
    store().inbox().keep(note);
    store().queue().done(store().claim(), null, NOON);
    finish("a", NOON);

    assertThat(store().deliveries().expireNotes(NOON.plus(Deliveries.NOTES))).isZero();
    assertThat(store().deliveries().expireNotes(NOON.plus(Deliveries.NOTES).plusSeconds(1)))
        .isEqualTo(1);

    assertThat(store().deliveries().show("note")).isEmpty();
    assertThat(store().deliveries().show("a")).isPresent();
  }

  @Test
  void knowsHowItStands() {
    assertThat(store().deliveries().tally()).isEqualTo(new Deliveries.Tally(0, null, 0));

    store().keep("a", "o/n#1");
    store().queue().dead(store().claim(), "boom", NOON);
    store().keep("b", "o/n#1");
    store().keep("c", "o/n#2");
    store().claim();

    assertThat(store().deliveries().tally()).isEqualTo(new Deliveries.Tally(2, NOON, 1));
  }

  private void finish(String guid, Instant at) {
    store().keep(guid, "o/n#1");
    store().queue().done(store().claim(), null, at);
  }
}
