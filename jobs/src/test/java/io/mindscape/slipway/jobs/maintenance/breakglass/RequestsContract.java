package io.mindscape.slipway.jobs.maintenance.breakglass;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.maintenance.breakglass.Request.Asked;
import io.mindscape.slipway.jobs.maintenance.breakglass.Request.Confirmed;
import io.mindscape.slipway.jobs.maintenance.breakglass.Request.State;
import io.mindscape.slipway.policies.window.Opening;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every keeper of requests does. */
public abstract class RequestsContract {

  private static final RepoName REPO = new RepoName("mindscape", "platform");
  private static final RepoName OTHER = new RepoName("mindscape", "other");
  private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
  private static final Confirmed OMAR = new Confirmed("omar", NOON.plusSeconds(60));
  private static final Opening OPENING = new Opening(NOON.plusSeconds(70), NOON.plusSeconds(670));
  private static final Wish WISH =
      new Wish("log_rotation", "disk \"full\" – 98 % ☂", Duration.ofMinutes(10), true);

  /** An empty one. */
  protected abstract Requests requests();

  private Request asked(long comment) {
    return requests().ask(REPO, WISH, new Asked("ana", NOON, 7, comment));
  }

  private Request now(Request request) {
    return requests().find(REPO, request.id()).orElseThrow();
  }

  @Test
  void givesBackWhatWasAsked() {
    var request = asked(41);

    assertThat(request.wish()).isEqualTo(WISH);
    assertThat(request.asked()).isEqualTo(new Asked("ana", NOON, 7, 41));
    assertThat(request.course()).isEqualTo(Request.Course.FRESH);
    assertThat(now(request)).isEqualTo(request);
    assertThat(requests().of(REPO, 41)).contains(request);
    assertThat(requests().open(REPO)).containsExactly(request);
  }

  @Test
  void aCommentAsksOnce() {
    var first = asked(41);
    requests().confirm(first.id(), OMAR);

    var again = asked(41);

    assertThat(again.id()).isEqualTo(first.id());
    assertThat(again.state()).isEqualTo(State.CONFIRMED);
    assertThat(requests().open(REPO)).hasSize(1);
  }

  @Test
  void eachHasItsOwnNumberAndTheOldestComesFirst() {
    var first = asked(41);
    var second = asked(42);

    assertThat(second.id()).isGreaterThan(first.id());
    assertThat(requests().open(REPO)).containsExactly(first, second);
  }

  @Test
  void anotherRepositorysAreNotSeen() {
    var request = asked(41);

    assertThat(requests().open(OTHER)).isEmpty();
    assertThat(requests().find(OTHER, request.id())).isEmpty();
    assertThat(requests().of(OTHER, 41)).isEmpty();
    assertThat(requests().ask(OTHER, WISH, request.asked()).id()).isNotEqualTo(request.id());
  }

  @Test
  void goesItsWayStepByStep() {
    var request = asked(41);

    assertThat(requests().begin(request.id(), OPENING)).isFalse();
    assertThat(requests().confirm(request.id(), OMAR)).isTrue();
    assertThat(requests().confirm(request.id(), new Confirmed("olga", NOON))).isFalse();
    assertThat(requests().begin(request.id(), OPENING)).isTrue();
    assertThat(requests().begin(request.id(), OPENING)).isFalse();
    assertThat(now(request).course())
        .isEqualTo(new Request.Course(State.RUNNING, OMAR, OPENING, null));
    assertThat(requests().end(request.id(), State.ENDED)).isTrue();
    assertThat(requests().end(request.id(), State.LAPSED)).isFalse();
    assertThat(now(request).state()).isEqualTo(State.ENDED);
    assertThat(requests().open(REPO)).isEmpty();
  }

  @Test
  void whatHasNotBegunIsTakenBackByStoppingIt() {
    var asked = asked(41);
    var confirmed = asked(42);
    requests().confirm(confirmed.id(), OMAR);

    assertThat(requests().stop(asked.id(), "olga")).isTrue();
    assertThat(requests().stop(confirmed.id(), "olga")).isTrue();

    assertThat(now(asked).state()).isEqualTo(State.WITHDRAWN);
    assertThat(now(confirmed).state()).isEqualTo(State.WITHDRAWN);
    assertThat(now(confirmed).course().stoppedBy()).isEqualTo("olga");
    assertThat(requests().begin(confirmed.id(), OPENING)).isFalse();
    assertThat(requests().confirm(asked.id(), OMAR)).isFalse();
  }

  @Test
  void whatRunsIsToldToStopOnce() {
    var request = asked(41);
    requests().confirm(request.id(), OMAR);
    requests().begin(request.id(), OPENING);

    assertThat(requests().stop(request.id(), "olga")).isTrue();
    assertThat(requests().stop(request.id(), "ana")).isFalse();

    assertThat(now(request).state()).isEqualTo(State.RUNNING);
    assertThat(now(request).course().stoppedBy()).isEqualTo("olga");
  }

  @ParameterizedTest
  @EnumSource(names = {"ENDED", "LAPSED", "WITHDRAWN"})
  void whatIsOverStaysAsItIs(State end) {
    var request = asked(41);
    requests().end(request.id(), end);

    assertThat(requests().confirm(request.id(), OMAR)).isFalse();
    assertThat(requests().begin(request.id(), OPENING)).isFalse();
    assertThat(requests().stop(request.id(), "olga")).isFalse();
    assertThat(requests().end(request.id(), State.ENDED)).isFalse();
    assertThat(now(request).state()).isEqualTo(end);
  }
}
