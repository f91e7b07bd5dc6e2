package io.mindscape.slipway.bot.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mindscape.slipway.jobs.effect.AuditLine;
import io.mindscape.slipway.jobs.effect.AuditSeal;
import io.mindscape.slipway.jobs.effect.AuditTrail.Verdict;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How it is found out that somebody changed what was sealed, or what says so. */
abstract class SealedCrimesContract extends SealedLog {

  static Stream<Segments.Crime> crimes() {
    return Segments.CRIMES.stream();
  }

  @ParameterizedTest
  @MethodSource("crimes")
  void whatWasDoneToAFileIsFoundAtItsLine(Segments.Crime crime) throws IOException {
    write(1, 30);
    seal();
    var name = only().getFileName().toString();

    crime.on(only());

    assertThat(verify())
        .isInstanceOfSatisfying(
            Verdict.Broken.class,
            broken -> {
              assertThat(broken.seq()).as(broken.why()).isEqualTo(crime.seq());
              assertThat(broken.why())
                  .matches(
                      Pattern.quote(name)
                          + (crime.place().equals(":") ? ":[0-9]+" : crime.place())
                          + ": .*");
            });
  }

  @Test
  void thereAreEnoughCrimes() {
    assertThat(Segments.CRIMES).hasSizeGreaterThanOrEqualTo(18);
  }

  @Test
  void aLogThatWasChangedIsNotSealed() {
    write(1, 30);
    database()
        .withoutGuards()
        .forEach(statement -> database().store().write(handle -> handle.execute(statement)));
    database()
        .store()
        .write(handle -> handle.execute("update audit_line set words = 'none' where seq = 7"));

    assertThat(seal().trouble().orElseThrow()).contains("line 7: its hash does not fit");
    assertThat(database().store().trail().list(100)).hasSize(30);
    assertThat(files).isEmptyDirectory();
  }

  @ParameterizedTest
  @MethodSource("forbidden")
  void theDatabaseItselfRefuses(String statement) {
    write(1, 30);
    seal();
    append(31);

    assertThatThrownBy(() -> database().store().write(handle -> handle.execute(statement)))
        .hasStackTraceContaining("audit log");
    assertWhole(32, 1, 0);
  }

  static List<String> forbidden() {
    var insert =
        "insert into audit_seal select %s, %s, happened_at, happened_at, %s, hash, 'f', 'd' from"
            + " audit_line where seq = %s";
    return List.of(
        "delete from audit_line where seq = 21",
        "delete from audit_line",
        "update audit_line set words = '' where seq = 21",
        "update audit_seal set last_seq = 25",
        "update audit_seal set digest = hash",
        "delete from audit_seal",
        // Not its hash, a gap, lines twice, none, a previous hash that is none, ends before it
        // begins.
        insert.formatted("25", "21", "previous", "26"),
        insert.formatted("25", "22", "previous", "25"),
        insert.formatted("25", "1", "previous", "25"),
        insert.formatted("99", "21", "previous", "25"),
        insert.formatted("25", "21", "'0'", "25"),
        insert.formatted("20", "21", "previous", "21"));
  }

  @Test
  void aSealOfWhichTheLogSaysNothingIsFound() {
    write(1, 30);
    var lines = database().store().trail().list(100).reversed();
    var forged =
        new AuditSeal(
            1,
            9,
            lines.get(0).at(),
            lines.get(8).at(),
            AuditLine.START,
            lines.get(8).hash(),
            "audit-1-9-0123456789abcdef.jsonl.gz",
            "0".repeat(64));
    database()
        .store()
        .write(
            handle -> {
              AuditRows.note(handle, forged);
              return AuditRows.drop(handle, 9, 100);
            });

    assertThat(verify())
        .isInstanceOfSatisfying(
            Verdict.Broken.class,
            broken -> {
              assertThat(broken.seq()).isEqualTo(1);
              assertThat(broken.why()).contains("no line of the log says that it was sealed");
            });
  }

  @ParameterizedTest
  @MethodSource("tampered")
  void whatIsDoneToTheDatabaseIsFound(String statement) {
    write(1, 30);
    sealing(6).seal(NOW, next -> {});
    database()
        .withoutGuards()
        .forEach(guard -> database().store().write(handle -> handle.execute(guard)));

    int rows = database().store().write(handle -> handle.execute(statement));

    assertThat(rows).isPositive();
    assertThat(verify()).isInstanceOf(Verdict.Broken.class);
  }

  static List<String> tampered() {
    return List.of(
        "delete from audit_seal where first_seq = 1",
        "delete from audit_seal where first_seq = 7",
        "delete from audit_seal where first_seq = 19",
        "delete from audit_seal",
        "update audit_seal set digest = hash where first_seq = 7",
        "update audit_seal set hash = digest where first_seq = 7",
        "update audit_seal set previous = hash where first_seq = 7",
        "update audit_seal set last_seq = 21 where first_seq = 19",
        "update audit_seal set from_at = to_at where first_seq = 7",
        "update audit_seal set file_name = (select min(file_name) from audit_seal) where first_seq"
            + " = 7",
        "delete from audit_line where seq = 21",
        "delete from audit_line where kind = 'audit-seal'",
        "update audit_line set seq = 3 where seq = 21");
  }
}
