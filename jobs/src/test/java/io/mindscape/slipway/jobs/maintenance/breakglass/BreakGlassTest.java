package io.mindscape.slipway.jobs.maintenance.breakglass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mindscape.slipway.jobs.Acts;
import io.mindscape.slipway.jobs.Golden;
import io.mindscape.slipway.jobs.effect.AuditLine;
import io.mindscape.slipway.jobs.maintenance.Scene;
import io.mindscape.slipway.jobs.maintenance.breakglass.Request.State;
import io.mindscape.slipway.jobs.maintenance.guard.Bars;
import io.mindscape.slipway.jobs.maintenance.guard.StopWork;
import io.mindscape.slipway.jobs.turn.Hold;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** A task outside the window: what becomes of it once two people want it. */
final class BreakGlassTest {

  private final GlassScene glass = new GlassScene();

  @Test
  void twoPeopleHaveATaskRunAndEverybodyIsTold() {
    glass.say("ana", "/maintenance run log_rotation --now --reason \"the disk is full\"");
    var asked = glass.answer();
    glass.scene.clock.pass(Duration.ofMinutes(4));
    glass.say("omar", "/maintenance confirm 1");
    var confirmed = glass.answer();

    glass.bot().tick(Scene.REPO);

    assertThat(glass.done).containsExactly("first", "second");
    assertThat(glass.request(1).state()).isEqualTo(State.ENDED);
    var text = new StringBuilder(asked).append(confirmed);
    glass.told().forEach(text::append);
    Golden.check("break-glass/told.md", text.toString());
  }

  @Test
  void itIsDoneOnceHoweverOftenItIsLookedAt() {
    glass.confirmed("");
    var bot = glass.bot();

    bot.tick(Scene.REPO);
    bot.tick(Scene.REPO);
    glass.bot().tick(Scene.REPO);

    assertThat(glass.done).containsExactly("first", "second");
    assertThat(glass.told()).hasSize(2);
  }

  @Test
  void itIsAnnouncedBeforeItsFirstStep() {
    glass.confirmed("");
    glass.meanwhile.add(
        footing -> {
          assertThat(glass.told()).singleElement().asString().contains("Break-glass 1 begins");
          assertThat(glass.done).isEmpty();
        });

    glass.bot().tick(Scene.REPO);

    assertThat(glass.done).hasSize(2);
  }

  @Test
  void aBotThatDiedInTheMiddleGoesOnWhereItWas() {
    glass.confirmed("");
    glass.meanwhile.add(footing -> {});
    glass.meanwhile.add(
        footing -> {
          throw new PowerCut();
        });
    assertThatThrownBy(() -> glass.bot().tick(Scene.REPO)).isInstanceOf(PowerCut.class);
    assertThat(glass.done).containsExactly("first");

    glass.scene.clock.pass(Duration.ofMinutes(2));
    glass.bot().tick(Scene.REPO);

    assertThat(glass.done).containsExactly("first", "second");
    assertThat(glass.told()).hasSize(2);
    assertThat(glass.told().getLast()).contains("✓ Break-glass 1 is over");
  }

  @Test
  void itsReportIsKeptBesideThoseOfTheWindow() {
    glass.confirmed("");

    glass.bot().tick(Scene.REPO);

    var kept = glass.scene.reports.list(Optional.of(Scene.REPO), Long.MAX_VALUE, 9);
    assertThat(kept).hasSize(1);
    var report = kept.getFirst().report();
    var request = glass.request(1);
    assertThat(report.opening()).isEqualTo(request.course().opening());
    assertThat(report.isOver()).isTrue();
    assertThat(report.json())
        .contains("\"kind\" : \"break_glass\"")
        .contains("\"askedBy\" : \"%s\"".formatted(request.asked().by()))
        .contains("\"confirmedBy\" : \"%s\"".formatted(request.course().confirmed().by()))
        .contains("\"reason\" : \"%s\"".formatted(request.wish().reason()));
    assertThat(report.markdown())
        .contains("**log_rotation** done")
        .contains("**Next:** Sunday 2026-11-29, 02:00 to 04:00 UTC");
  }

  @Test
  void aBotThatComesBackTooLateTellsThatItEnded() {
    glass.confirmed("");
    glass.meanwhile.add(footing -> {});
    glass.meanwhile.add(
        footing -> {
          throw new PowerCut();
        });
    assertThatThrownBy(() -> glass.bot().tick(Scene.REPO)).isInstanceOf(PowerCut.class);

    glass.scene.clock.pass(Duration.ofMinutes(31));
    glass.bot().tick(Scene.REPO);

    assertThat(glass.done).containsExactly("first");
    assertThat(glass.request(1).state()).isEqualTo(State.ENDED);
    assertThat(glass.told().getLast())
        .contains("✕ Break-glass 1 is over")
        .contains("the first step is done")
        .contains("the bot was cut off in it");
  }

  @Test
  void nothingOfTheTaskRunsAfterItsLength() {
    glass.confirmed("--for 10m");
    glass.meanwhile.add(footing -> glass.scene.clock.pass(Duration.ofMinutes(11)));

    glass.bot().tick(Scene.REPO);

    assertThat(glass.done).isEmpty();
    assertThat(glass.scene.acts.all()).doesNotContain("expire records");
    assertThat(glass.told().getLast()).contains("stopped before the end");
  }

  @Test
  void aShutdownStopsItAndTheNextBotGoesOn() {
    glass.confirmed("");
    var bot = glass.bot();
    glass.meanwhile.add(footing -> bot.stop());

    bot.tick(Scene.REPO);

    assertThat(glass.done).isEmpty();
    assertThat(glass.request(1).state()).isEqualTo(State.RUNNING);
    glass.bot().tick(Scene.REPO);
    assertThat(glass.done).containsExactly("first", "second");
  }

  @Test
  void whoLosesTheLeaseDoesNothingMoreAndAnotherGoesOn() {
    glass.confirmed("");
    var held = new AtomicBoolean(true);
    glass.meanwhile.add(footing -> held.set(false));

    Hold.during("the turn", held::get, () -> glass.bot().tick(Scene.REPO));

    assertThat(glass.done).isEmpty();
    assertThat(glass.told()).hasSize(1);
    glass.bot().tick(Scene.REPO);
    assertThat(glass.done).containsExactly("first", "second");
    assertThat(glass.told()).hasSize(2);
  }

  @Test
  void oneOfTwoReplicasRunsIt() {
    glass.confirmed("");
    var other = glass.bot();
    glass.meanwhile.add(
        footing -> {
          var peer = Thread.ofPlatform().start(() -> other.tick(Scene.REPO));
          join(peer);
        });

    glass.bot().tick(Scene.REPO);

    assertThat(glass.done).containsExactly("first", "second");
    assertThat(glass.told()).hasSize(2);
  }

  @Test
  void aPersonStopsItAtItsNextStep() {
    glass.confirmed("");
    glass.meanwhile.add(footing -> glass.say("olga", "/maintenance stop 1"));

    glass.bot().tick(Scene.REPO);

    assertThat(glass.done).isEmpty();
    assertThat(glass.answer()).contains("stops at its next step");
    assertThat(glass.told().getLast()).contains("stopped before the end", "`olga` stopped it");
  }

  @Test
  void aFreezeThatBeginsMeanwhileStopsIt() {
    glass.confirmed("");
    glass.meanwhile.add(footing -> glass.freeze("2026-11-26T00:00:00Z"));

    glass.bot().tick(Scene.REPO);

    assertThat(glass.done).isEmpty();
    assertThat(glass.told().getLast()).contains("the freeze \"sale\" is in force until");
  }

  @Test
  void itRunsDespiteAFreezeWhereThatWasTypedAndSaysSoEverywhere() {
    glass.freeze("2026-11-26T00:00:00Z");
    glass.say(
        "ana",
        "/maintenance run log_rotation --now --despite-freeze --reason \"the disk is full\"");
    assertThat(glass.answer()).contains("despite any freeze");
    glass.say("omar", "/maintenance confirm 1");
    assertThat(glass.answer()).contains("despite any freeze");

    glass.bot().tick(Scene.REPO);

    assertThat(glass.done).containsExactly("first", "second");
    assertThat(glass.told().getFirst())
        .contains("despite any freeze")
        .contains("It runs although the freeze \"sale\" is in force until 2026-11-26 00:00 UTC");
    assertThat(glass.told().getLast()).contains("despite any freeze");
    assertThat(audit()).allMatch(line -> line.words().contains("despite any freeze"));
  }

  @Test
  void itDoesNotBeginWhileNobodyKnowsWhatTimeItIs() {
    glass.confirmed("");
    Bars wrongClock =
        (repo, task, at) ->
            Optional.of(new Bars.Bar(StopWork.Reason.CLOCK, "the clock is 90 s off"));

    glass.bot(wrongClock).tick(Scene.REPO);

    assertThat(glass.request(1).state()).isEqualTo(State.CONFIRMED);
    assertThat(glass.told()).isEmpty();
  }

  @Test
  void itWaitsForTheWindowsWorkAndLapsesWhenThatTakesTooLong() {
    glass.confirmed("");
    glass.scene.turns.take(
        "window:" + Scene.REPO,
        () -> {
          var peer = Thread.ofPlatform().start(() -> glass.bot().tick(Scene.REPO));
          join(peer);
          assertThat(glass.request(1).state()).isEqualTo(State.CONFIRMED);
          glass.scene.clock.pass(Duration.ofMinutes(30));
          var later = Thread.ofPlatform().start(() -> glass.bot().tick(Scene.REPO));
          join(later);
        });

    assertThat(glass.done).isEmpty();
    assertThat(glass.request(1).state()).isEqualTo(State.LAPSED);
    assertThat(glass.told()).singleElement().asString().contains("It could not begin within");
  }

  @Test
  void whoDiesAtTheAnnouncementGoesOnAndAnnouncesOnce() {
    glass.confirmed("");
    glass.scene.acts.dieBefore("write comment");
    assertThatThrownBy(() -> glass.bot().tick(Scene.REPO)).isInstanceOf(Acts.Died.class);
    assertThat(glass.done).isEmpty();
    glass.scene.acts.dieAfter("write comment");
    assertThatThrownBy(() -> glass.bot().tick(Scene.REPO)).isInstanceOf(Acts.Died.class);
    assertThat(glass.done).isEmpty();

    glass.bot().tick(Scene.REPO);

    assertThat(glass.done).containsExactly("first", "second");
    assertThat(glass.told()).hasSize(2);
  }

  @Test
  void theWindowKnowsNothingOfIt() {
    glass.confirmed("");
    glass.bot().tick(Scene.REPO);

    assertThat(glass.journal.newest(Scene.REPO)).isEmpty();
  }

  @Test
  void theAuditLogSaysWhoDidWhatAndWhy() {
    glass.confirmed("");
    glass.say("omar", "/maintenance confirm 1");
    glass.bot().tick(Scene.REPO);

    assertThat(audit())
        .extracting(line -> line.who() + " | " + line.detail())
        .containsExactly(
            "ana | asked by ana: the disk is full",
            "omar | confirmed by omar",
            "ana | begins: it may run until 2026-11-25T12:30:00Z",
            "ana | done");
    assertThat(audit()).allMatch(line -> line.outcome().equals("done"));
    assertThat(audit())
        .allMatch(
            line -> line.words().equals("log_rotation outside the window for at most 30 minutes"));
    assertThat(audit().getLast().why())
        .isEqualTo("break-glass 1, confirmed by omar: the disk is full");
  }

  private List<AuditLine> audit() {
    return glass.scene.ledger.audit().lines().stream()
        .filter(line -> line.kind().equals("break-glass"))
        .toList();
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException stopped) {
      throw new AssertionError(stopped);
    }
  }

  /** Nothing catches it, as nothing survives the end of a process. */
  private static final class PowerCut extends Error {
    private static final long serialVersionUID = 1L;
  }
}
