package io.mindscape.slipway.jobs.effect;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.effect.Act.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link Ledger} does: the in-memory one, H2 and PostgreSQL extend this suite. */
public abstract class LedgerContract {

  private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");
  private static final Ledger.Standing FRESH = new Ledger.Standing.Fresh();
  private static final Ledger.Standing UNKNOWN = new Ledger.Standing.Unknown();

  private static final Act LEVEL = new Act(Kind.ISSUE, "mindscape/platform", "the issue");

  /** A ledger with nothing in it; the same one for the whole of a test. */
  protected abstract Ledger ledger();

  @Test
  void anActIsFreshOnceAndThenUnknownUntilItIsDone() {
    assertThat(begin("a")).isEqualTo(FRESH);
    assertThat(begin("a")).isEqualTo(UNKNOWN);
    assertThat(begin("b")).isEqualTo(FRESH);

    assertThat(ledger().isOpen("a")).isTrue();
    ledger().done("a", "42", NOON);

    assertThat(begin("a")).isEqualTo(new Ledger.Standing.Done("42"));
    assertThat(begin("b")).isEqualTo(UNKNOWN);
    assertThat(ledger().isOpen("a")).isFalse();
    assertThat(ledger().isOpen("b")).isTrue();
    assertThat(ledger().isOpen("c")).isFalse();
  }

  @Test
  void anAbandonedActIsFreshAgain() {
    begin("a");

    ledger().abandon("a");

    assertThat(begin("a")).isEqualTo(FRESH);
  }

  @Test
  void whatIsDoneIsNotAbandoned() {
    begin("a");
    ledger().done("a", "42", NOON);

    ledger().abandon("a");

    assertThat(begin("a")).isEqualTo(new Ledger.Standing.Done("42"));
  }

  @Test
  void forgetsOnlyWhatWasDoneLongAgo() {
    for (var key : new String[] {"old", "new", "open"}) {
      begin(key);
    }
    ledger().done("old", "1", NOON);
    ledger().done("new", "2", NOON.plus(Duration.ofDays(2)));

    assertThat(ledger().expire(NOON.plus(Duration.ofDays(1)))).isEqualTo(1);

    assertThat(begin("old")).isEqualTo(FRESH);
    assertThat(begin("new")).isEqualTo(new Ledger.Standing.Done("2"));
    assertThat(begin("open")).isEqualTo(UNKNOWN);
  }

  @Test
  void takesLongKeysAndOutcomes() {
    var key = "commit:" + "x".repeat(900);
    ledger().begin(key, "w".repeat(5_000), NOON);
    ledger().done(key, "o".repeat(5_000), NOON);

    assertThat(begin(key)).isEqualTo(new Ledger.Standing.Done("o".repeat(5_000)));
  }

  @Test
  void aLevelActIsIntendedAgainOnceItIsConcluded() {
    assertThat(intend()).isEmpty();
    assertThat(ledger().outcome(LEVEL)).isEmpty();

    conclude(Outcome.done("first"));

    assertThat(ledger().outcome(LEVEL)).contains("first");
    assertThat(intend()).isEmpty();
    assertThat(ledger().outcome(LEVEL)).isEmpty();
  }

  @Test
  void aLevelActThatNobodyConcludedIsToBeLookedFor() {
    intend();

    assertThat(intend()).contains(NOON);
    conclude(Outcome.unknown("the answer got lost"));
    assertThat(intend()).contains(NOON);
    ledger().renew(LEVEL, NOON.plusSeconds(5));
    assertThat(intend()).contains(NOON.plusSeconds(5));
    conclude(Outcome.found("5"));
    assertThat(intend()).isEmpty();
    conclude(Outcome.failed("it was refused"));
    ledger().renew(LEVEL, NOON.plusSeconds(9));
    assertThat(intend()).isEmpty();
  }

  @Test
  void aLevelActAndWhatIsDoneOnceDoNotMeet() {
    begin("issue:mindscape/platform");
    ledger().done("issue:mindscape/platform", "42", NOON);

    assertThat(ledger().outcome(new Act(Kind.ISSUE, "mindscape/platform", ""))).isEmpty();
  }

  @Test
  void whatWasNeverConcludedIsToldOnce() {
    begin("open");
    begin("closed");
    ledger().done("closed", "42", NOON);
    intend();
    ledger().begin("later", "a comment", NOON.plusSeconds(2));

    assertThat(ledger().unfinished(NOON.plusSeconds(1)))
        .containsExactlyInAnyOrder(
            new Ledger.Open("open", "a comment", NOON),
            new Ledger.Open("issue mindscape/platform", "the issue", NOON));
    assertThat(ledger().unfinished(NOON.plusSeconds(1))).isEmpty();

    conclude(Outcome.done("5"));
    intend();
    assertThat(ledger().unfinished(NOON.plusSeconds(1)))
        .containsExactly(new Ledger.Open("issue mindscape/platform", "the issue", NOON));
  }

  private Optional<Instant> intend() {
    return ledger().intend(LEVEL, entry(Outcome.intended()));
  }

  private void conclude(Outcome outcome) {
    ledger().conclude(LEVEL, entry(outcome));
  }

  private static AuditLog.Entry entry(Outcome outcome) {
    return new AuditLog.Entry(NOON, Cause.own("a test"), AuditLog.Deed.of(LEVEL), outcome);
  }

  private Ledger.Standing begin(String key) {
    return ledger().begin(key, "a comment", NOON);
  }
}
