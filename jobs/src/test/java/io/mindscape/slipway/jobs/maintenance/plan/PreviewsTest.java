package io.mindscape.slipway.jobs.maintenance.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mindscape.slipway.jobs.Acts.Died;
import io.mindscape.slipway.jobs.maintenance.Scene;
import io.mindscape.slipway.policies.Refused;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** When openings are announced, and what becomes of the issue. */
final class PreviewsTest {

  private static final String TITLE = "Maintenance planned for Sunday 2026-11-29";

  private final Announced platform = new Announced();

  private void strategy(String text) {
    platform.scene.git.commit(Scene.REPO, "main", Map.of("slipway.yaml", text), "ana");
  }

  private void at(String moment) {
    platform.scene.clock.set(moment);
    platform.look();
  }

  @Test
  void announcesAnOpeningTwoDaysBeforeAndNotASecondEarlier() {
    at("2026-11-27T01:59:59Z");
    assertThat(platform.titles()).isEmpty();

    at("2026-11-27T02:00:00Z");

    assertThat(platform.titles()).containsExactly(TITLE);
    assertThat(platform.text()).contains("all 4 tasks are to run");
  }

  @Test
  void announcesItOnceWhoeverLooksHoweverOften() {
    platform.look();
    var previews = platform.previews();
    for (int i = 0; i < 20; i++) {
      platform.scene.clock.pass(Duration.ofMinutes(45));
      previews.tick(Scene.REPO);
      platform.look();
    }

    assertThat(platform.titles()).containsExactly(TITLE);
    assertThat(platform.scene.acts.count("open issue")).isEqualTo(1);
    assertThat(platform.scene.acts.count("replace issue")).isZero();
  }

  @Test
  void whoWasAwayAnnouncesItLateButNotOnceItIsOpen() {
    at("2026-11-29T01:59:00Z");
    assertThat(platform.titles()).containsExactly(TITLE);

    var other = new Announced();
    other.scene.clock.set("2026-11-29T02:00:00Z");
    other.look();
    assertThat(other.titles()).isEmpty();
  }

  @Test
  void aDeathAfterTheIssueWasOpenedOpensNoSecondOne() {
    platform.scene.acts.dieAfter("open issue");
    assertThatThrownBy(platform::look).isInstanceOf(Died.class);
    platform.scene.clock.pass(Duration.ofMinutes(1));

    platform.look();

    assertThat(platform.titles()).containsExactly(TITLE);
    assertThat(platform.page().preview().issue()).isPositive();
  }

  @Test
  void whatAnotherReplicaLooksAtIsLeftToIt() {
    platform.scene.turns.attempt(
        "previews:" + Scene.REPO,
        () -> {
          try {
            Thread.ofVirtual().start(platform::look).join();
          } catch (InterruptedException failure) {
            throw new IllegalStateException(failure);
          }
        });

    assertThat(platform.titles()).isEmpty();
  }

  @Test
  void isDescribedAnewWhenThePlanChanges() {
    platform.look();
    strategy(Announced.STRATEGY.replaceAll("tasks: .*", "tasks: [log_rotation]"));

    at("2026-11-27T02:01:00Z");

    assertThat(platform.titles()).containsExactly(TITLE);
    assertThat(platform.text()).contains("its one task is to run");
    assertThat(platform.scene.acts.count("replace issue")).isEqualTo(1);
  }

  @Test
  void looksAgainAfterAMinuteOnly() {
    var previews = platform.previews();
    previews.tick(Scene.REPO);
    platform.write("ana", "/veto log_rotation no");

    platform.scene.clock.pass(Duration.ofSeconds(59));
    previews.tick(Scene.REPO);
    assertThat(platform.orders().inForce()).isEmpty();

    platform.scene.clock.pass(Duration.ofSeconds(1));
    previews.tick(Scene.REPO);
    assertThat(platform.orders().inForce()).hasSize(1);
  }

  @Test
  void aFreezeThatTakesTheWholeOpeningIsSaid() {
    platform.look();
    strategy(frozen("2026-11-28T00:00:00Z", "2026-11-30T00:00:00Z"));

    at("2026-11-28T12:00:00Z");

    assertThat(platform.text())
        .contains("### No maintenance on Sunday 2026-11-29")
        .contains("the freeze \"fair\" lasts from 2026-11-28 00:00 to 2026-11-30 00:00");
    assertThat(platform.titles()).containsExactly(TITLE);

    strategy(Announced.STRATEGY);
    at("2026-11-28T13:00:00Z");
    assertThat(platform.text()).contains("all 4 tasks are to run");
  }

  @Test
  void aFreezeThatTakesAPartIsSaidAndTheOpeningFollowed() {
    platform.look();
    strategy(frozen("2026-11-29T03:00:00Z", "2026-11-30T00:00:00Z"));

    at("2026-11-28T12:00:00Z");

    assertThat(platform.text()).contains("Shorter than planned").contains("from 02:00 to 03:00");
    assertThat(platform.page().preview().opening().closes()).hasToString("2026-11-29T03:00:00Z");
  }

  @Test
  void anOpeningThatIsNotPlannedAnyMoreIsSaid() {
    platform.look();
    strategy(Announced.STRATEGY.replace("Every Sunday", "Every Monday"));

    at("2026-11-28T12:00:00Z");

    assertThat(platform.titles())
        .containsExactly(TITLE, "Maintenance planned for Monday 2026-11-30");
    assertThat(platform.text()).contains("has no window on that day any more");
  }

  @Test
  void aDailyWindowHasAnIssueForEachOfTheNextTwoDays() {
    strategy(Announced.STRATEGY.replace("Every Sunday", "Daily"));

    at("2026-11-25T10:00:00Z");

    assertThat(platform.titles())
        .containsExactly(
            "Maintenance planned for Thursday 2026-11-26",
            "Maintenance planned for Friday 2026-11-27");
  }

  @Test
  void whenTheOpeningIsOverItsPageIsClosed() {
    platform.look();

    at("2026-11-29T03:59:59Z");
    assertThat(platform.page().preview().closed()).isFalse();

    at("2026-11-29T04:00:59Z");
    assertThat(platform.page().preview().closed()).isTrue();
    assertThat(platform.scene.book.open(Scene.REPO)).isEmpty();
  }

  @Test
  void withoutAWindowThereIsNothingToAnnounce() {
    strategy(Announced.STRATEGY.replaceAll("(?s)maintenance:.*?delivery:", "delivery:"));

    platform.look();

    assertThat(platform.titles()).isEmpty();
  }

  @Test
  void aBadStrategyIsRefusedAndNotAskedAgainAtOnce() {
    strategy("maintenance: 7\n");
    var previews = platform.previews();

    assertThatThrownBy(() -> previews.tick(Scene.REPO)).isInstanceOf(Refused.class);
    previews.tick(Scene.REPO);

    assertThat(platform.titles()).isEmpty();
  }

  private static String frozen(String from, String to) {
    return Announced.STRATEGY.replace(
        "  tasks:", "  freezes: [{name: fair, from: %s, to: %s}]\n  tasks:".formatted(from, to));
  }
}
