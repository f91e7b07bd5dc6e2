package io.mindscape.slipway.bot.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.effect.AuditLog;
import io.mindscape.slipway.jobs.effect.AuditSealing;
import io.mindscape.slipway.jobs.effect.AuditTrail.Verdict;
import io.mindscape.slipway.jobs.effect.Cause;
import io.mindscape.slipway.jobs.effect.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;

/** An audit log of which twenty lines are old, and the folder for them. */
abstract class SealedLog {

  /** When the first line was written; each is a minute later. */
  static final Instant BEGIN = Instant.parse("2025-11-01T00:00:00.123456Z");

  static final Duration YEAR = Duration.ofDays(365);

  /** When lines up to the twentieth are older than a year. */
  static final Instant NOW = BEGIN.plus(YEAR).plus(Duration.ofSeconds(20 * 60 + 30));

  @TempDir Path files;

  /** Its audit log is empty at first. */
  abstract AuditDatabase database();

  AuditSealing sealing(int lines) {
    return database().store().sealing(files, new AuditSegments.Bounds(YEAR, lines, 2));
  }

  AuditSealing.Sealed seal() {
    return sealing(1_000).seal(NOW, next -> {});
  }

  Verdict verify() {
    return database().store().trail(files).verify(Optional.empty());
  }

  Verdict verify(String known) {
    return database().store().trail(files).verify(Optional.of(known));
  }

  void assertWhole(long lines, int read, int away) {
    assertThat(verify())
        .isInstanceOfSatisfying(
            Verdict.Whole.class,
            whole -> {
              assertThat(whole.lines()).isEqualTo(lines);
              assertThat(whole.sealed().read()).hasSize(read);
              assertThat(whole.sealed().away()).hasSize(away);
            });
  }

  Path only() throws IOException {
    try (var all = Files.list(files)) {
      var list = all.toList();
      assertThat(list).hasSize(1);
      return list.getFirst();
    }
  }

  void write(int from, int to) {
    IntStream.rangeClosed(from, to).forEach(this::append);
  }

  void append(int number) {
    database()
        .store()
        .audit()
        .append(
            new AuditLog.Entry(
                BEGIN.plusSeconds(number * 60L),
                new Cause("omar", "delivery " + number),
                new AuditLog.Deed(
                    "comment", "mindscape/platform#" + number, "a \"comment\": größer ≥ 🚢\n"),
                Outcome.done(new String(("the comment " + number).getBytes(UTF_8), UTF_8))));
  }
}
