package io.mindscape.slipway.jobs.delivery;

import static io.mindscape.slipway.jobs.delivery.DeliveryStore.LEASE;
import static io.mindscape.slipway.jobs.delivery.DeliveryStore.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a claim is worth, and for how long: every {@link Queue} extends this suite. */
public abstract class LeaseContract {

  private static final Instant LATE = NOON.plus(LEASE);

  /** A store with nothing in it; the same one for the whole of a test. */
  protected abstract DeliveryStore store();

  @Test
  void givesTheWorkToAnotherWhenALeaseRunsOutAndCountsTheLoss() {
    store().keep("a", "o/n#7");
    var lost = store().claim();

    assertThat(store().claimed(LATE.minusMillis(1))).isEmpty();
    var claim = store().claim(LATE).orElseThrow();

    assertThat(claim.delivery()).isEqualTo(lost.delivery());
    assertThat(claim.losses()).isEqualTo(1);
    assertThat(claim.attempt()).isEqualTo(1);
    assertThat(claim.holder()).isNotEqualTo(lost.holder());
    assertThat(claim.past().begunAt()).isEqualTo(NOON);
  }

  @Test
  void anExtendedLeaseLastsLonger() {
    store().keep("a", "o/n#7");
    var claim = store().claim();

    assertThat(store().queue().extend(List.of(claim), LATE.plusSeconds(10))).isEmpty();

    assertThat(store().claimed(LATE)).isEmpty();
    assertThat(store().claimed(LATE.plusSeconds(10))).contains("a");
  }

  @Test
  void extendsManyAtATimeAndNamesTheLostOnes() {
    store().keep("a", "o/n#1");
    store().keep("b", "o/n#2");
    var one = store().claim();
    var other = store().claim();
    store().queue().done(one, null, NOON);

    assertThat(store().queue().extend(List.of(one, other), LATE.plusSeconds(1)))
        .containsExactly(one);
    assertThat(store().queue().extend(List.of(), LATE)).isEmpty();
    assertThat(store().claimed(LATE)).isEmpty();
  }

  @Test
  void whoeverLostTheLeaseCanChangeNothing() {
    store().keep("a", "o/n#7");
    var lost = store().claim();
    var current = store().claim(LATE).orElseThrow();
    var before = store().entry("a");

    assertThat(canChange(lost)).isFalse();

    assertThat(store().entry("a")).usingRecursiveComparison().isEqualTo(before);
    assertThat(store().claimed(LATE)).isEmpty();
    assertThat(store().queue().done(current, null, LATE)).isTrue();
  }

  @Test
  void whatIsFinishedCannotBeChangedEither() {
    store().keep("a", "o/n#7");
    store().keep("b", "o/n#7");
    var finished = store().claim();
    store().queue().done(finished, null, NOON);
    var next = store().claim();

    assertThat(canChange(finished)).isFalse();

    assertThat(store().state("a")).isEqualTo(State.DONE);
    assertThat(store().state("b")).isEqualTo(State.RUNNING);
    assertThat(store().queue().done(next, null, NOON)).isTrue();
  }

  private boolean canChange(Claim lost) {
    return store().queue().extend(List.of(lost), LATE.plusSeconds(60)).isEmpty()
        || store().queue().done(lost, "done", LATE)
        || store().queue().retry(lost, "again", LATE)
        || store().queue().fail(lost, "failed", LATE)
        || store().queue().dead(lost, "dead", LATE)
        || store().queue().giveBack(lost);
  }

  @Test
  void aLaneWhoseWorkersAreLostAgainAndAgainIsLeftAloneForAWhile() {
    store().keep("poison", "o/n#7");
    store().keep("next", "o/n#7");
    store().claim();
    store().claim(LATE);
    store().keep("other", "o/n#8");
    var later = LATE.plus(LEASE);

    assertThat(store().claimed(later)).contains("other");

    assertThat(store().claimed(later)).isEmpty();
    assertThat(store().state("poison")).isEqualTo(State.FAILED);
    assertThat(store().entry("poison").error()).isEqualTo("its worker was lost, 2 times by now");
    var claim = store().claim(later.plus(Losses.pause(2))).orElseThrow();
    assertThat(claim.delivery().guid()).isEqualTo("poison");
    assertThat(claim.losses()).isEqualTo(2);
    assertThat(claim.attempt()).isEqualTo(1);
  }

  @Test
  void whatIsGivenBackIsReadyAtOnceAndTheAttemptDoesNotCount() {
    store().keep("a", "o/n#7");

    assertThat(store().queue().giveBack(store().claim())).isTrue();

    assertThat(store().state("a")).isEqualTo(State.PENDING);
    assertThat(store().entry("a").attempts()).isZero();
    assertThat(store().claim().attempt()).isEqualTo(1);
  }

  @Test
  void countsOurFailuresApartFromThoseOfOthers() {
    store().keep("a", "o/n#7");
    store().queue().retry(store().claim(), "GitHub is down", NOON);
    store().queue().fail(store().claim(), "a bug", NOON);

    var claim = store().claim();

    assertThat(claim.attempt()).isEqualTo(3);
    assertThat(claim.past().failures()).isEqualTo(1);
    assertThat(store().entry("a").error()).isEqualTo("a bug");
  }

  @Test
  void remembersHowItEnded() {
    store().keep("a", "o/n#1");
    store().queue().retry(store().claim(), "GitHub is down", NOON);
    store().queue().done(store().claim(), null, NOON.plusSeconds(1));
    store().keep("b", "o/n#1");
    store().queue().done(store().claim(), "no such file", NOON.plusSeconds(2));
    store().keep("c", "o/n#1");
    store().queue().dead(store().claim(), "x".repeat(10_000), NOON.plusSeconds(3));

    assertThat(store().entry("a"))
        .extracting(Entry::state, Entry::finishedAt, Entry::error, Entry::attempts)
        .containsExactly(State.DONE, NOON.plusSeconds(1), null, 2);
    assertThat(store().entry("b"))
        .extracting(Entry::state, Entry::finishedAt, Entry::error)
        .containsExactly(State.DONE, NOON.plusSeconds(2), "no such file");
    assertThat(store().entry("c"))
        .extracting(Entry::state, Entry::finishedAt)
        .containsExactly(State.DEAD, NOON.plusSeconds(3));
    assertThat(store().entry("c").error()).startsWith("xxx");
    assertThat(store().claimed(NOON.plusSeconds(9))).isEmpty();
  }
}
