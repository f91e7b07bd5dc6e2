package io.mindscape.slipway.bot.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.maintenance.breakglass.Request;
import io.mindscape.slipway.jobs.maintenance.breakglass.Request.Asked;
import io.mindscape.slipway.jobs.maintenance.breakglass.Wish;
import io.mindscape.slipway.jobs.maintenance.journal.Journal;
import io.mindscape.slipway.jobs.maintenance.journal.Journal.End;
import io.mindscape.slipway.jobs.maintenance.journal.Journal.Place;
import io.mindscape.slipway.jobs.maintenance.journal.Journal.State;
import io.mindscape.slipway.jobs.maintenance.journal.Journal.What;
import io.mindscape.slipway.jobs.maintenance.orders.Order;
import io.mindscape.slipway.jobs.maintenance.orders.OrderBook.Page;
import io.mindscape.slipway.jobs.maintenance.orders.OrderBook.Preview;
import io.mindscape.slipway.jobs.maintenance.orders.Orders;
import io.mindscape.slipway.jobs.maintenance.orders.Word;
import io.mindscape.slipway.policies.window.Opening;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What of past maintenance is deleted, and what is kept: H2 and PostgreSQL extend this suite. */
abstract class PastMaintenanceContract {

  private static final RepoName REPO = new RepoName("mindscape", "platform");
  private static final Instant NOW = Instant.parse("2036-11-30T02:00:00Z");
  private static final Duration MONTH = Duration.ofDays(30);

  abstract Store store();

  private static Opening weeksAgo(int weeks) {
    var opens = NOW.minus(Duration.ofDays(7L * weeks));
    return new Opening(opens, opens.plus(Duration.ofHours(2)));
  }

  private void was(int weeks, String step, String measure, State state) {
    var place = new Place(REPO, weeksAgo(weeks), "log_rotation", step);
    var begun = place.opening().opens();
    store().maintenance().begin(place, 1, new What("", measure, Duration.ZERO), begun);
    store().maintenance().end(place, 1, new End(state, begun.plusSeconds(weeks), List.of()));
  }

  private int expire() {
    return new PastMaintenance(store()).expire(NOW, MONTH);
  }

  private boolean isKept(int weeks) {
    return !store().maintenance().lines(REPO, weeksAgo(weeks).opens()).isEmpty();
  }

  @Test
  void theNewestHundredOpeningsAreKeptHoweverOldAndOlderOnesGo() {
    for (int weeks = 60; weeks < 163; weeks++) {
      was(weeks, Journal.WHOLE, "", State.DEFERRED);
    }

    assertThat(expire()).isEqualTo(3);

    assertThat(isKept(159)).isTrue();
    assertThat(isKept(160)).isFalse();
    assertThat(store().maintenance().deferrals(REPO, "log_rotation", Journal.WHOLE, NOW))
        .isEqualTo(100);
    assertThat(expire()).isZero();
  }

  @Test
  void whatIsYoungerThanAYearIsKeptHoweverManyOpeningsThereAre() {
    for (int hours = 0; hours < 150; hours++) {
      var opens = NOW.minus(Duration.ofHours(hours));
      var place =
          new Place(REPO, new Opening(opens, opens.plusSeconds(60)), "log_rotation", Journal.WHOLE);
      store().maintenance().begin(place, 1, What.A_TASK, opens);
    }
    was(51, Journal.WHOLE, "", State.DONE);
    was(52, Journal.WHOLE, "", State.DONE);

    assertThat(expire()).isEqualTo(1);
    assertThat(isKept(51)).isTrue();
  }

  @Test
  void theNewestRunsThatDurationsAreReckonedFromAreKeptHoweverOld() {
    for (int weeks = 1; weeks <= 100; weeks++) {
      was(weeks, Journal.WHOLE, "", State.DONE);
    }
    for (int weeks = 201; weeks <= 240; weeks++) {
      was(weeks, "a", "rare", State.DONE);
      was(weeks, "b", "rare", State.FAILED);
    }
    var before = store().maintenance().durations("rare", PastMaintenance.RUNS);

    assertThat(expire()).isEqualTo(10 + 40);

    assertThat(before).hasSize(30);
    assertThat(store().maintenance().durations("rare", 99)).isEqualTo(before);
  }

  @Test
  void aRequestThatIsOverGoesWhenItsOpeningIsForgotten() {
    var open = ask(1, 60);
    var lapsed = ask(2, 60);
    var young = ask(3, 50);
    var ran = ask(4, 60);
    store().breakGlass().end(lapsed.id(), Request.State.LAPSED);
    store().breakGlass().end(young.id(), Request.State.LAPSED);
    store().breakGlass().confirm(ran.id(), new Request.Confirmed("bo", weeksAgo(60).opens()));
    store().breakGlass().begin(ran.id(), weeksAgo(60));
    was(60, "a", "", State.DONE);
    store().breakGlass().end(ran.id(), Request.State.ENDED);

    assertThat(expire()).isEqualTo(1);

    assertThat(store().breakGlass().find(REPO, lapsed.id())).isEmpty();
    for (var kept : List.of(open, young, ran)) {
      assertThat(store().breakGlass().find(REPO, kept.id())).isPresent();
    }
    assertThat(store().maintenance().newest(REPO)).isEmpty();
  }

  private Request ask(int comment, int weeks) {
    return store()
        .breakGlass()
        .ask(
            REPO,
            new Wish("log_rotation", "the disk is full", Duration.ofMinutes(30), false),
            new Asked("ana", weeksAgo(weeks).opens(), 12, comment));
  }

  @Test
  void aClosedPageGoesWithItsOrdersAndAnOpenOneStays() {
    page(60, true);
    page(61, false);
    page(50, true);

    assertThat(expire()).isEqualTo(1);

    assertThat(store().orders().on(REPO, day(60))).isEmpty();
    assertThat(store().orders().on(REPO, day(61)).orElseThrow().orders().inForce()).hasSize(1);
    assertThat(store().orders().on(REPO, day(50))).isPresent();
  }

  private static LocalDate day(int weeks) {
    return weeksAgo(weeks).opens().atZone(ZoneOffset.UTC).toLocalDate();
  }

  private void page(int weeks, boolean closed) {
    var orders = new Orders(List.of(new Order(1, "ana", Word.VETO, "log_rotation", "a release")));
    store()
        .orders()
        .write(new Page(REPO, day(weeks), new Preview(weeks, weeksAgo(weeks), closed), orders, 0));
  }
}
