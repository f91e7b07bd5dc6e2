package io.mindscape.slipway.jobs.effect;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.effect.AuditLog.Deed;
import io.mindscape.slipway.jobs.effect.AuditLog.Entry;
import io.mindscape.slipway.jobs.effect.AuditTrail.Verdict;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every audit log does: the in-memory one, H2 and PostgreSQL extend this suite. */
public abstract class AuditContract {

  protected static final Instant NOON = Instant.parse("2026-11-29T12:00:00.123456Z");

  /** An empty log; the same one for the whole of a test. */
  protected abstract AuditLog log();

  /** The same log, to be read. */
  protected abstract AuditTrail trail();

  /** An entry that differs from the others by its number. */
  protected static Entry entry(int number) {
    return new Entry(
        NOON.plusSeconds(number),
        new Cause("omar", "delivery " + number + " (issue_comment created)"),
        new Deed("comment", "mindscape/platform#" + number, "Ein Kommentar: größer ≥ 🚢"),
        Outcome.done("the comment " + number));
  }

  @Test
  void listsTheNewestFirst() {
    IntStream.rangeClosed(1, 5).forEach(number -> log().append(entry(number)));

    assertThat(trail().list(2)).extracting(AuditLine::seq).containsExactly(5L, 4L);
    assertThat(trail().listBefore(3, 10)).extracting(AuditLine::seq).containsExactly(2L, 1L);
  }

  @Test
  void keepsWhatItIsTold() {
    log().append(entry(7));

    var line = trail().list(1).getFirst();
    assertThat(line.at()).isEqualTo(NOON.plusSeconds(7));
    assertThat(line.who()).isEqualTo("omar");
    assertThat(line.why()).isEqualTo("delivery 7 (issue_comment created)");
    assertThat(line.kind()).isEqualTo("comment");
    assertThat(line.key()).isEqualTo("mindscape/platform#7");
    assertThat(line.words()).isEqualTo("Ein Kommentar: größer ≥ 🚢");
    assertThat(line.outcome()).isEqualTo("done");
    assertThat(line.detail()).isEqualTo("the comment 7");
    assertThat(line.previous()).isEqualTo(AuditLine.START);
    assertThat(line.isSound()).isTrue();
  }

  @Test
  void eachLineHoldsTheHashOfTheOneBefore() {
    IntStream.rangeClosed(1, 3).forEach(number -> log().append(entry(number)));

    var lines = trail().list(3);
    assertThat(lines.get(0).previous()).isEqualTo(lines.get(1).hash());
    assertThat(lines.get(1).previous()).isEqualTo(lines.get(2).hash());
    assertThat(trail().verify(Optional.empty()))
        .isEqualTo(
            new Verdict.Whole(
                3,
                Optional.of(NOON.plusSeconds(1)),
                Optional.of(NOON.plusSeconds(3)),
                lines.getFirst().hash()));
  }

  @Test
  void anEmptyOneIsWhole() {
    assertThat(trail().verify(Optional.empty()))
        .isEqualTo(new Verdict.Whole(0, Optional.empty(), Optional.empty(), AuditLine.START));
  }

  @Test
  void aHashThatWasNotedIsFoundAgainOrMissed() {
    log().append(entry(1));
    var noted = trail().list(1).getFirst().hash();
    log().append(entry(2));

    assertThat(trail().verify(Optional.of(noted))).isInstanceOf(Verdict.Whole.class);
    assertThat(trail().verify(Optional.of("f".repeat(64))))
        .isEqualTo(new Verdict.Cut(2, "f".repeat(64)));
  }

  @Test
  void whatLooksLikeASecretIsNotKept() {
    var token = "ghs_" + "a1B2c3D4e5F6".repeat(3);
    log()
        .append(
            new Entry(
                NOON,
                new Cause("omar", "because of " + token),
                new Deed("comment", "k\0", "Authorization: Bearer " + "x".repeat(30)),
                Outcome.failed("jdbc:postgresql://bot:hunter2@host/db?password=hunter2&a=b")));

    var line = trail().list(1).getFirst();
    assertThat(line.toString()).doesNotContain(token).doesNotContain("xxxx", "hunter2");
    assertThat(line.detail()).isEqualTo("jdbc:postgresql://bot:***@host/db?password=***&a=b");
    assertThat(trail().verify(Optional.empty())).isInstanceOf(Verdict.Whole.class);
  }

  @Test
  void takesTextsThatAreTooLongForIt() {
    log()
        .append(
            new Entry(
                NOON,
                new Cause("w".repeat(5_000), "y".repeat(5_000)),
                new Deed("comment", "k".repeat(5_000), "🚢".repeat(5_000)),
                Outcome.failed("o".repeat(50_000))));

    assertThat(trail().verify(Optional.empty())).isInstanceOf(Verdict.Whole.class);
  }
}
