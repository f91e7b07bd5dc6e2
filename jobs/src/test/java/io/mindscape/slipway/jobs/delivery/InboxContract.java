package io.mindscape.slipway.jobs.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What every {@link Inbox} does: the in-memory one, H2 and PostgreSQL extend this suite. */
public abstract class InboxContract {

  private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");

  /** An inbox with nothing in it; the same one for the whole of a test. */
  protected abstract Inbox inbox();

  @Test
  void givesBackWhatItWasGiven() {
    var body = new byte[3_000_000];
    body[2_999_999] = (byte) 0xff;
    var delivery =
        new Delivery("a", "issue_comment", "created", "o/n", "o/n#7", body, NOON.plusNanos(1_000));

    assertThat(inbox().keep(delivery)).isTrue();

    var kept = inbox().show("a").orElseThrow();
    assertThat(kept.state()).isEqualTo(Inbox.State.PENDING);
    assertThat(kept.delivery())
        .usingRecursiveComparison()
        .ignoringFields("body")
        .isEqualTo(delivery);
    assertThat(kept.delivery().body()).isEqualTo(body);
    assertThat(kept.attempts()).isZero();
    assertThat(kept.finishedAt()).isNull();
    assertThat(kept.error()).isNull();
  }

  @Test
  void keepsARepetitionOnce() {
    keep("a", "o/n#7");

    assertThat(inbox().keep(delivery("a", "other"))).isFalse();
    assertThat(inbox().list(10)).hasSize(1);
    assertThat(inbox().show("a").orElseThrow().delivery().subject()).isEqualTo("o/n#7");
  }

  @Test
  void doesNotDoARepetitionOfWhatIsDone() {
    keep("a", "o/n#7");
    inbox().claim(NOON);
    inbox().done("a", NOON);

    assertThat(inbox().keep(delivery("a", "o/n#7"))).isFalse();
    assertThat(inbox().claim(NOON)).isEmpty();
  }

  @Test
  void hasNothingToClaimWhenItIsEmpty() {
    assertThat(inbox().claim(NOON)).isEmpty();
    assertThat(inbox().show("a")).isEmpty();
  }

  @Test
  void givesTheOldestFirstAndEachOnce() {
    keep("b", "one");
    keep("a", "two");

    assertThat(claimed()).contains("b");
    assertThat(claimed()).contains("a");
    assertThat(claimed()).isEmpty();
  }

  @Test
  void givesNothingOfASubjectThatSomebodyWorksOn() {
    keep("a", "o/n#7");
    keep("b", "o/n#7");
    keep("c", "o/n#8");

    assertThat(claimed()).contains("a");
    assertThat(claimed()).contains("c");
    assertThat(claimed()).isEmpty();

    inbox().done("a", NOON);
    assertThat(claimed()).contains("b");
  }

  @Test
  void triesAgainNotBeforeTheTimeAndCountsTheAttempts() {
    keep("a", "o/n#7");
    assertThat(inbox().claim(NOON).orElseThrow().attempt()).isEqualTo(1);

    inbox().retry("a", "GitHub is down", NOON.plusSeconds(10));

    assertThat(inbox().claim(NOON.plusSeconds(9))).isEmpty();
    assertThat(inbox().show("a").orElseThrow().error()).isEqualTo("GitHub is down");
    assertThat(inbox().claim(NOON.plusSeconds(10)).orElseThrow().attempt()).isEqualTo(2);
  }

  @Test
  void remembersHowItEnded() {
    keep("a", "one");
    keep("b", "two");
    inbox().claim(NOON);
    inbox().claim(NOON);

    inbox().done("a", NOON.plusSeconds(1));
    inbox().dead("b", "boom", NOON.plusSeconds(2));

    var done = inbox().show("a").orElseThrow();
    assertThat(done.state()).isEqualTo(Inbox.State.DONE);
    assertThat(done.finishedAt()).isEqualTo(NOON.plusSeconds(1));
    var dead = inbox().show("b").orElseThrow();
    assertThat(dead.state()).isEqualTo(Inbox.State.DEAD);
    assertThat(dead.error()).isEqualTo("boom");
    assertThat(claimed()).isEmpty();
  }

  @Test
  void putsBackWhatWasRunningWhenTheProcessDied() {
    keep("a", "one");
    keep("b", "two");
    inbox().claim(NOON);

    assertThat(inbox().release()).isEqualTo(1);
    assertThat(inbox().claim(NOON).orElseThrow().attempt()).isEqualTo(2);
  }

  @Test
  void runsAgainWhateverBecameOfItWhenAPersonAsks() {
    keep("a", "one");
    inbox().claim(NOON);
    inbox().dead("a", "boom", NOON);

    assertThat(inbox().replay("a")).isTrue();
    assertThat(inbox().claim(NOON).orElseThrow().attempt()).isEqualTo(1);
    assertThat(inbox().replay("nobody")).isFalse();
  }

  @Test
  void listsTheNewestFirst() {
    keep("a", "one");
    keep("b", "two");
    keep("c", "three");

    assertThat(inbox().list(2))
        .extracting(entry -> entry.delivery().guid())
        .containsExactly("c", "b");
  }

  @Test
  void forgetsOnlyWhatWasDoneLongAgo() {
    for (var guid : List.of("a", "b", "c", "d")) {
      keep(guid, guid);
      if (!guid.equals("d")) {
        inbox().claim(NOON);
      }
    }
    inbox().done("a", NOON);
    inbox().done("b", NOON.plus(Duration.ofDays(2)));
    inbox().dead("c", "boom", NOON);

    assertThat(inbox().expire(NOON.plus(Duration.ofDays(1)))).isEqualTo(1);

    assertThat(inbox().list(10))
        .extracting(entry -> entry.delivery().guid())
        .containsExactly("d", "c", "b");
  }

  @Test
  void neverGivesOneToTwoNorASubjectTwiceAtATime() throws Exception {
    for (int i = 0; i < 40; i++) {
      keep("g" + i, "subject" + i % 4);
    }
    List<String> taken = new CopyOnWriteArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 8; i++) {
        threads.execute(
            () -> inbox().claim(NOON).ifPresent(claim -> taken.add(claim.delivery().subject())));
      }
    }

    assertThat(taken).hasSize(4).doesNotHaveDuplicates();
  }

  private void keep(String guid, String subject) {
    assertThat(inbox().keep(delivery(guid, subject))).isTrue();
  }

  private Optional<String> claimed() {
    return inbox().claim(NOON).map(claim -> claim.delivery().guid());
  }

  private static Delivery delivery(String guid, String subject) {
    return new Delivery(guid, "push", "", "o/n", subject, guid.getBytes(UTF_8), NOON);
  }
}
