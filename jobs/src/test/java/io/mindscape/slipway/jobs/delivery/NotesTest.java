package io.mindscape.slipway.jobs.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mindscape.slipway.jobs.effect.Cause;
import io.mindscape.slipway.jobs.git.RepoName;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class NotesTest {

  private static final RepoName REPO = RepoName.parse("o/n");

  private final MemoryInbox inbox = new MemoryInbox();
  private final Notes notes =
      new Notes(inbox, inbox, Clock.fixed(DeliveryStore.NOON, ZoneOffset.UTC));

  @Test
  void everyKindOfNoteSaysWhatWasNoted() {
    for (var event :
        List.of(
            new Event.PullRequestChanged(REPO, 7),
            new Event.GatesMoved(REPO, 7),
            new Event.Commented(REPO, 7, 12_345_678_901L),
            new Event.BranchPushed(REPO, "release/ü".repeat(40)),
            new Event.DeployDue(REPO, "main"),
            new Event.PromotionsMoved(REPO))) {
      assertThat(notes.leave(event)).isTrue();

      var note = claim();
      assertThat(Notes.isNote(note)).isTrue();
      assertThat(Notes.event(note)).isEqualTo(event);
      assertThat(note.subject()).isEqualTo(Notes.subject(event));
    }
  }

  @Test
  void aReviewIsAboutGatesAndAClosedPullRequestAboutPromotions() {
    notes.leave(new Event.Reviewed(REPO, 7));
    assertThat(Notes.event(claim())).isEqualTo(new Event.GatesMoved(REPO, 7));

    notes.leave(new Event.PullRequestClosed(REPO, 7));
    assertThat(Notes.event(claim())).isEqualTo(new Event.PromotionsMoved(REPO));
  }

  @Test
  void leavesNoneWhileOneOfItsKindWaits() {
    notes.leave(new Event.GatesMoved(REPO, 7));

    assertThat(notes.leave(new Event.GatesMoved(REPO, 7))).isFalse();
    assertThat(notes.leave(new Event.GatesMoved(REPO, 8))).isTrue();
    assertThat(notes.leave(new Event.PullRequestChanged(REPO, 7))).isTrue();
    assertThat(notes.leave(new Event.Commented(REPO, 7, 1))).isTrue();
    assertThat(notes.leave(new Event.Commented(REPO, 7, 2))).isTrue();

    claim();
    assertThat(notes.leave(new Event.GatesMoved(REPO, 7))).isTrue();
  }

  @Test
  void leavesNoneWhileTheForgesOwnDeliveryWaits() {
    inbox.keep(DeliveryStore.delivery("a", "o/n#7", Delivery.REVIEW));

    assertThat(notes.leave(new Event.PullRequestChanged(REPO, 7))).isFalse();
  }

  @Test
  void remembersWhoCausedItAndWhatBeganIt() {
    new Cause("bo", "delivery 1 (push)").run(() -> notes.leave(new Event.DeployDue(REPO, "main")));
    var first = claim();
    Notes.cause(first).run(() -> notes.leave(new Event.PromotionsMoved(REPO)));

    var second = Notes.cause(claim());

    assertThat(second.who()).isEqualTo("bo");
    assertThat(second.why()).startsWith("note-").endsWith(" (promotions) after delivery 1 (push)");
    assertThat(second.why()).doesNotContain(first.guid());
  }

  @Test
  void aNoteOfANewerVersionIsLeftAlone() {
    var evidence = new Evidence(Map.of(), Evidence.Origin.NOTE, new byte[0]);
    var note =
        new Delivery("a", Notes.EVENT, "tomorrow", "o/n", "o/n", "", evidence, DeliveryStore.NOON);

    assertThat(Notes.event(note)).isInstanceOf(Event.Ignored.class);
  }

  @Test
  void whatHasToComeFromOutsideIsNoNote() {
    assertThatThrownBy(() -> notes.leave(new Event.ImagePublished(REPO, "a", "1")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Takes the next note, and is done with it. */
  private Delivery claim() {
    var claim = inbox.claim("me", () -> DeliveryStore.NOON, DeliveryStore.LEASE).orElseThrow();
    inbox.done(claim, null, DeliveryStore.NOON);
    return claim.delivery();
  }
}
