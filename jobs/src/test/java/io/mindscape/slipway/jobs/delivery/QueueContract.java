package io.mindscape.slipway.jobs.delivery;

import static io.mindscape.slipway.jobs.delivery.DeliveryStore.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Who is served when: every {@link Queue} extends this suite. */
public abstract class QueueContract {

  /** A store with nothing in it; the same one for the whole of a test. */
  protected abstract DeliveryStore store();

  @Test
  void hasNothingToClaimWhenItIsEmpty() {
    assertThat(store().claimed()).isEmpty();
  }

  @Test
  void givesTheOldestFirstAndEachOnce() {
    store().keep("b", "o/n#1");
    store().keep("a", "o/n#2");

    var first = store().claimed().orElseThrow();
    var second = store().claimed().orElseThrow();

    assertThat(List.of(first, second)).containsExactlyInAnyOrder("a", "b");
    assertThat(store().claimed()).isEmpty();
  }

  @Test
  void givesTheLaneFirstThatHasBeenReadyForLongest() {
    store().keep("a", "o/n#1");
    store().queue().retry(store().claim(), "GitHub is down", NOON.plusSeconds(1));
    store().keep("b", "o/n#2");

    assertThat(store().claimed(NOON.plusSeconds(2))).contains("b");
    assertThat(store().claimed(NOON.plusSeconds(2))).contains("a");
  }

  @Test
  void saysThatWorkBeganWhenItWasTakenAndNotWhenItWasAskedFor() {
    store().keep("a", "o/n#7");
    var time = new AtomicReference<>(NOON);
    InstantSource passing = () -> time.getAndUpdate(now -> NOON.plusSeconds(1));

    var claim = store().queue().claim("me", passing, DeliveryStore.LEASE).orElseThrow();

    assertThat(claim.past().begunAt()).isEqualTo(NOON.plusSeconds(1));
    assertThat(store().entry("a").begunAt()).isEqualTo(NOON.plusSeconds(1));
  }

  @Test
  void saysWhatItGives() {
    store().keep("a", "o/n#7");

    var claim = store().claim();

    assertThat(claim.delivery())
        .usingRecursiveComparison()
        .isEqualTo(store().entry("a").delivery());
    assertThat(claim.attempt()).isEqualTo(1);
    assertThat(claim.losses()).isZero();
    assertThat(claim.past()).isEqualTo(new Claim.Past(0, NOON, 0));
    assertThat(store().state("a")).isEqualTo(State.RUNNING);
    assertThat(store().entry("a").begunAt()).isEqualTo(NOON);
  }

  @Test
  void givesNothingOfALaneThatSomebodyWorksOn() {
    store().keep("a", "o/n#7");
    store().keep("b", "o/n#7");
    store().keep("c", "o/n#8");

    var first = store().claim();
    var second = store().claim();
    assertThat(store().claimed()).isEmpty();

    var a = first.delivery().guid().equals("a") ? first : second;
    assertThat(store().queue().done(a, null, NOON)).isTrue();
    assertThat(store().claimed()).contains("b");
  }

  @Test
  void keepsTheOrderOfALaneAlsoWhenItsFirstHasToWait() {
    store().keep("a", "o/n#7");
    store().keep("b", "o/n#7");
    store().keep("c", "o/n#8");
    var first = store().claim();
    var second = store().claim();
    var a = first.delivery().guid().equals("a") ? first : second;
    var c = a.equals(first) ? second : first;

    store().queue().retry(a, "GitHub is down", NOON.plusSeconds(10));
    store().queue().done(c, null, NOON);

    assertThat(store().state("a")).isEqualTo(State.FAILED);
    assertThat(store().claimed(NOON.plusSeconds(9))).isEmpty();
    var again = store().claim(NOON.plusSeconds(10)).orElseThrow();
    assertThat(again.delivery().guid()).isEqualTo("a");
    assertThat(again.attempt()).isEqualTo(2);
    store().queue().done(again, null, NOON.plusSeconds(10));
    assertThat(store().claimed(NOON.plusSeconds(10))).contains("b");
  }

  @Test
  void whatArrivesInALaneThatWaitsDoesNotHurryIt() {
    store().keep("a", "o/n#7");
    store().queue().retry(store().claim(), "GitHub is down", NOON.plusSeconds(10));

    store().keep("b", "o/n#7");

    assertThat(store().claimed(NOON.plusSeconds(9))).isEmpty();
  }

  @Test
  void servesRepositoriesInTurnHoweverMuchOneOfThemHas() {
    for (int i = 0; i < 5; i++) {
      store().keep("busy" + i, "o/busy#" + i);
    }
    store().keep("quiet", "o/quiet#1");
    store().keep("still", "o/still#1");

    var served =
        List.of(
            store().claim().delivery().repository(),
            store().claim().delivery().repository(),
            store().claim().delivery().repository());

    assertThat(served).containsExactlyInAnyOrder("o/busy", "o/quiet", "o/still");
    assertThat(store().claim().delivery().repository()).isEqualTo("o/busy");
  }

  @Test
  void worksOnWhatConcernsNoRepository() {
    store().keep("a", "");

    assertThat(store().claimed()).contains("a");
  }

  @Test
  void aNewerOneOfTheSameSlotMakesOlderOnesSuperfluousThatHaveNotBegun() {
    store().keep("a", "o/n#7", "review");
    store().keep("comment", "o/n#7", "");
    store().keep("b", "o/n#7", "review");
    store().keep("c", "o/n#7", "review");

    var claim = store().claim();

    assertThat(claim.delivery().guid()).isEqualTo("comment");
    assertThat(claim.past().superseded()).isEqualTo(2);
    var old = store().entry("a");
    assertThat(old.state()).isEqualTo(State.SUPERSEDED);
    assertThat(old.supersededBy()).isEqualTo("c");
    assertThat(old.finishedAt()).isEqualTo(NOON);
    assertThat(old.attempts()).isZero();
    assertThat(store().entry("b").supersededBy()).isEqualTo("c");
    store().queue().done(claim, null, NOON);
    assertThat(store().claimed()).contains("c");
    assertThat(store().claimed()).isEmpty();
  }

  @Test
  void supersedesOnlyWithinASubjectAndASlot() {
    store().keep("a", "o/n#7", "review");
    store().keep("b", "o/n#7", "other");
    store().keep("c", "o/n#8", "review");
    store().keep("d", "o/n#7", "");
    store().keep("e", "o/n#7", "");

    var first = store().claim();
    var second = store().claim();

    assertThat(List.of(first.delivery().guid(), second.delivery().guid()))
        .containsExactlyInAnyOrder("a", "c");
    assertThat(store().deliveries().list(Filter.in(State.SUPERSEDED), 10)).isEmpty();
  }

  @Test
  void neverSupersedesWhatHasBegun() {
    store().keep("a", "o/n#7", "review");
    store().queue().giveBack(store().claim());
    store().keep("b", "o/n#7", "review");

    var again = store().claim();
    assertThat(again.delivery().guid()).isEqualTo("a");
    assertThat(again.attempt()).isEqualTo(1);

    store().queue().done(again, null, NOON);
    assertThat(store().claimed()).contains("b");
  }

  @Test
  void neverGivesALaneToTwo() throws Exception {
    for (int i = 0; i < 40; i++) {
      store().keep("g" + i, "o/n#" + i % 4);
    }
    List<String> taken = new CopyOnWriteArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 8; i++) {
        threads.execute(
            () -> store().claim(NOON).ifPresent(claim -> taken.add(claim.delivery().subject())));
      }
    }
    while (store().claim(NOON).map(claim -> taken.add(claim.delivery().subject())).isPresent()) {
      // Whoever met a lane that was just being claimed went away with nothing.
    }

    assertThat(taken).hasSize(4).doesNotHaveDuplicates();
  }
}
