package io.mindscape.slipway.bot.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.maintenance.breakglass.Request.Asked;
import io.mindscape.slipway.jobs.maintenance.breakglass.Request.Confirmed;
import io.mindscape.slipway.jobs.maintenance.breakglass.Wish;
import io.mindscape.slipway.jobs.maintenance.journal.Journal;
import io.mindscape.slipway.policies.window.Opening;
import java.time.Duration;
import java.time.Instant;

/** The journal and the requests on one database: runs outside the window are no openings of it. */
final class BreakGlassOpenings {

  private static final RepoName REPO = new RepoName("Mindscape", "platform");
  private static final Instant SUNDAY = Instant.parse("2026-11-22T02:00:00Z");
  private static final Instant WEDNESDAY = Instant.parse("2026-11-25T12:00:00Z");

  private BreakGlassOpenings() {}

  static void areLeftOut(Store store) {
    var window = new Opening(SUNDAY, SUNDAY.plusSeconds(7_200));
    var glass = new Opening(WEDNESDAY, WEDNESDAY.plusSeconds(1_800));
    begin(store, window);
    begin(store, glass);
    assertThat(store.maintenance().newest(REPO)).contains(glass);

    var wish = new Wish("log_rotation", "the disk is full", Duration.ofMinutes(30), false);
    var request = store.breakGlass().ask(REPO, wish, new Asked("ana", WEDNESDAY, 7, 41));
    store.breakGlass().confirm(request.id(), new Confirmed("omar", WEDNESDAY));
    store.breakGlass().begin(request.id(), glass);

    assertThat(store.maintenance().newest(REPO)).contains(window);
  }

  private static void begin(Store store, Opening opening) {
    var place = new Journal.Place(REPO, opening, "log_rotation", Journal.WHOLE);
    assertThat(store.maintenance().begin(place, 1, Journal.What.A_TASK, opening.opens())).isTrue();
  }
}
