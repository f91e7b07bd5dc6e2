package io.mindscape.slipway.jobs.maintenance.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.maintenance.journal.Journal.End;
import io.mindscape.slipway.jobs.maintenance.journal.Journal.Line;
import io.mindscape.slipway.jobs.maintenance.journal.Journal.Place;
import io.mindscape.slipway.jobs.maintenance.journal.Journal.State;
import io.mindscape.slipway.jobs.maintenance.journal.Journal.What;
import io.mindscape.slipway.policies.window.Opening;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link Journal} does: the in-memory one, H2 and PostgreSQL extend this suite. */
public abstract class JournalContract {

  private static final RepoName REPO = new RepoName("mindscape", "platform");
  private static final Instant TWO = Instant.parse("2026-11-29T02:00:00Z");

  private static final What M = new What("the vacuum of `ü`", "m", Duration.ofSeconds(90));

  /** A journal with nothing in it; the same one for the whole of a test. */
  protected abstract Journal journal();

  private static Opening week(int number) {
    var opens = TWO.plus(Duration.ofDays(7L * number));
    return new Opening(opens, opens.plus(Duration.ofHours(2)));
  }

  private static Place place(int week, String step) {
    return new Place(REPO, week(week), "log_rotation", step);
  }

  private static Instant at(int week, int seconds) {
    return week(week).opens().plusSeconds(seconds);
  }

  private void took(int week, String step, State state, int seconds) {
    journal().begin(place(week, step), 1, M, at(week, 10));
    journal().end(place(week, step), 1, new End(state, at(week, 10 + seconds), List.of()));
  }

  @Test
  void knowsWhatWasBegunAndHowItEndedInTheOrderOfTheBeginning() {
    assertThat(journal().begin(place(0, "b"), 1, M, at(0, 1))).isTrue();
    assertThat(journal().begin(place(0, "a"), 1, M, at(0, 2))).isTrue();
    var end = new End(State.DONE, at(0, 9), List.of("`one` → ü", "two"));

    assertThat(journal().end(place(0, "b"), 1, end)).isTrue();

    assertThat(journal().lines(REPO, TWO))
        .containsExactly(
            new Line(place(0, "b"), 1, M, at(0, 1), end),
            new Line(
                place(0, "a"), 1, M, at(0, 2), new End(State.BEGUN, at(0, 2), List.<String>of())));
    assertThat(journal().lines(new RepoName("mindscape", "other"), TWO)).isEmpty();
    assertThat(journal().lines(REPO, at(1, 0))).isEmpty();
  }

  @Test
  void anAttemptIsBegunByOneAlone() {
    assertThat(journal().begin(place(0, "a"), 2, M, at(0, 1))).isFalse();
    assertThat(journal().begin(place(0, "a"), 1, M, at(0, 1))).isTrue();
    assertThat(journal().begin(place(0, "a"), 1, M, at(0, 2))).isFalse();
    assertThat(journal().begin(place(0, "a"), 3, M, at(0, 3))).isFalse();

    assertThat(journal().lines(REPO, TWO)).hasSize(1);
    assertThat(journal().lines(REPO, TWO).get(0).begun()).isEqualTo(at(0, 1));
  }

  @Test
  void whoeverWasOvertakenEndsNothing() {
    journal().begin(place(0, "a"), 1, M, at(0, 1));
    journal().begin(place(0, "a"), 2, M, at(0, 5));

    assertThat(journal().end(place(0, "a"), 1, new End(State.DONE, at(0, 9), List.of()))).isFalse();

    assertThat(journal().lines(REPO, TWO).get(0).state()).isEqualTo(State.BEGUN);
    assertThat(journal().lines(REPO, TWO).get(0).attempt()).isEqualTo(2);
    assertThat(journal().end(place(0, "a"), 2, new End(State.DONE, at(0, 9), List.of()))).isTrue();
    assertThat(journal().end(place(0, "b"), 1, new End(State.DONE, at(0, 9), List.of()))).isFalse();
  }

  @Test
  void theNewestDurationsAreThoseOfWhatWasDone() {
    took(0, "a", State.DONE, 60);
    took(1, "a", State.DONE, 120);
    took(2, "a", State.FAILED, 500);
    took(3, "a", State.DONE, 180);
    took(4, "a", State.DONE, 0);
    took(5, "a", State.DONE, -30);

    assertThat(journal().durations("m", 2))
        .containsExactly(Duration.ofMinutes(3), Duration.ofMinutes(2));
    assertThat(journal().durations("m", 30)).hasSize(3);
    assertThat(journal().durations("other", 30)).isEmpty();
  }

  @Test
  void theNewestRunsAreThoseOfTheTaskAsAWholeInThatRepositoryThatWereDoneAtOnce() {
    took(0, Journal.WHOLE, State.DONE, 60);
    took(1, Journal.WHOLE, State.DONE, 120);
    took(2, Journal.WHOLE, State.STOPPED, 500);
    took(3, Journal.WHOLE, State.DONE, 180);
    took(4, Journal.WHOLE, State.DONE, 0);
    took(5, "a", State.DONE, 900);
    journal().begin(place(6, Journal.WHOLE), 1, M, at(6, 0));
    journal().begin(place(6, Journal.WHOLE), 2, M, at(6, 1));
    journal().end(place(6, Journal.WHOLE), 2, new End(State.DONE, at(6, 2), List.of()));

    assertThat(journal().runs(REPO, "log_rotation", 2))
        .containsExactly(Duration.ofMinutes(3), Duration.ofMinutes(2));
    assertThat(journal().runs(REPO, "log_rotation", 30)).hasSize(3);
    assertThat(journal().runs(REPO, "security_patches", 30)).isEmpty();
    assertThat(journal().runs(new RepoName("mindscape", "other"), "log_rotation", 30)).isEmpty();
  }

  @Test
  void deferralsAreCountedInARowUpToTheOneBefore() {
    took(0, "a", State.DEFERRED, 0);
    took(1, "a", State.DONE, 9);
    took(2, "a", State.STOPPED, 9);
    took(3, "a", State.DEFERRED, 0);
    took(4, "a", State.DEFERRED, 0);
    took(4, "b", State.DEFERRED, 0);

    assertThat(journal().deferrals(REPO, "log_rotation", "a", at(5, 0))).isEqualTo(3);
    assertThat(journal().deferrals(REPO, "log_rotation", "a", at(4, 0))).isEqualTo(2);
    assertThat(journal().deferrals(REPO, "log_rotation", "a", at(2, 0))).isZero();
    assertThat(journal().deferrals(REPO, "security_patches", "a", at(5, 0))).isZero();
    assertThat(journal().last(REPO, "log_rotation", "a", at(5, 0))).hasValue(State.STOPPED);
    assertThat(journal().last(REPO, "log_rotation", "a", at(1, 0))).isEmpty();
  }

  @Test
  void whatWasStoppedLastIsKnownByItsLongestRun() {
    took(0, "a", State.STOPPED, 6_000);
    took(1, "a", State.DONE, 60);
    took(2, "a", State.STOPPED, 1_800);
    took(3, "a", State.STOPPED, 2_400);
    took(4, "a", State.DEFERRED, 0);
    took(5, "a", State.STOPPED, -60);
    took(5, "b", State.STOPPED, 5_000);
    journal().begin(place(6, "a"), 1, M, at(6, 0));
    journal().begin(place(6, "a"), 2, M, at(6, 0));
    journal().end(place(6, "a"), 2, new End(State.STOPPED, at(6, 119), List.of()));
    took(7, "a", State.STOPPED, 8_000);

    assertThat(journal().stopped(place(8, "a"))).isEqualTo(Duration.ofMinutes(40));
    assertThat(journal().stopped(place(3, "a"))).isEqualTo(Duration.ofMinutes(30));
    assertThat(journal().stopped(place(2, "a"))).isZero();
    assertThat(journal().stopped(place(1, "a"))).isEqualTo(Duration.ofMinutes(100));
    assertThat(journal().stopped(place(8, "c"))).isZero();
  }

  @Test
  void theNewestOpeningIsKnown() {
    assertThat(journal().newest(REPO)).isEmpty();
    took(3, "a", State.DONE, 9);
    took(1, "a", State.DONE, 9);

    assertThat(journal().newest(REPO)).hasValue(week(3));
    assertThat(journal().newest(new RepoName("mindscape", "other"))).isEmpty();
  }
}
