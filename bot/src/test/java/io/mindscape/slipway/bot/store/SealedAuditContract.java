package io.mindscape.slipway.bot.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mindscape.slipway.jobs.effect.AuditLine;
import io.mindscape.slipway.jobs.effect.AuditLog;
import io.mindscape.slipway.jobs.effect.AuditSeal;
import io.mindscape.slipway.jobs.effect.AuditSealing;
import io.mindscape.slipway.jobs.effect.AuditTrail.Verdict;
import io.mindscape.slipway.jobs.effect.Cause;
import io.mindscape.slipway.jobs.effect.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What was moved out of the audit log, and how it is found out that somebody changed it. */
abstract class SealedAuditContract {

  /** When the first line was written; each is a minute later. */
  private static final Instant BEGIN = Instant.parse("2025-11-01T00:00:00.123456Z");

  private static final Duration YEAR = Duration.ofDays(365);

  /** When lines up to the twentieth are older than a year. */
  private static final Instant NOW = BEGIN.plus(YEAR).plus(Duration.ofSeconds(20 * 60 + 30));

  @TempDir Path files;

  /** An open store whose audit log is empty. */
  abstract Store store();

  /** Another that works on the same database. */
  abstract Store another();

  /** The statements by which the owner of the database takes the guards away. */
  abstract List<String> withoutGuards();

  @Test
  void whatIsOldIsInAFileAndTheRestInTheDatabase() throws IOException {
    write(1, 30);
    var before = store().trail().list(100).reversed();

    var sealed = seal();

    assertThat(sealed.lines()).isEqualTo(20);
    assertThat(sealed.trouble()).isEmpty();
    assertThat(sealed.files()).singleElement().asString().startsWith("audit-1-20-");
    assertThat(Segments.lines(only()).subList(1, 21))
        .zipSatisfy(
            before.subList(0, 20),
            (text, line) -> assertThat(text).contains(line.hash(), line.key(), "größer ≥ 🚢"));
    var left = store().trail().list(100);
    assertThat(left.subList(1, 11)).isEqualTo(before.reversed().subList(0, 10));
    assertThat(left.getFirst().kind()).isEqualTo("audit-seal");
    assertThat(left.getFirst().key()).isEqualTo(sealed.files().getFirst());
    assertThat(left.getFirst().detail()).isEqualTo("SHA-256 " + Segments.sha256(only()));
    assertThat(store().trail().seals())
        .singleElement()
        .satisfies(
            seal -> {
              assertThat(seal.hash()).isEqualTo(before.get(19).hash());
              assertThat(seal.previous()).isEqualTo(AuditLine.START);
              assertThat(seal.from()).isEqualTo(before.get(0).at());
              assertThat(seal.to()).isEqualTo(before.get(19).at());
            });
    assertThat(verify())
        .isInstanceOfSatisfying(
            Verdict.Whole.class,
            whole -> {
              assertThat(whole.lines()).isEqualTo(31);
              assertThat(whole.from()).contains(before.get(0).at());
              assertThat(whole.sealed().read()).hasSize(1);
              assertThat(whole.sealed().away()).isEmpty();
            });
  }

  @Test
  void whatIsYoungStaysAndNothingIsToldOfIt() {
    write(21, 30);

    assertThat(seal()).isEqualTo(new AuditSealing.Sealed(0, List.of(), Optional.empty()));
    assertThat(store().trail().list(100)).hasSize(10);
    assertThat(files).isEmptyDirectory();
  }

  @Test
  void aLineIsNotSealedBeforeOnesThatAreYounger() {
    write(1, 5);
    append(25);
    write(6, 8);

    assertThat(seal().lines()).isEqualTo(5);
    assertThat(verify()).isInstanceOf(Verdict.Whole.class);
  }

  @Test
  void weekAfterWeekASegmentFollowsTheOther() {
    write(1, 30);
    for (int week = 0; week < 4; week++) {
      var now = BEGIN.plus(YEAR).plus(Duration.ofSeconds((5 + 5 * week) * 60 + 30));
      assertThat(sealing(1_000).seal(now, next -> {}).lines()).isEqualTo(5);
    }

    assertThat(store().trail().seals())
        .extracting(AuditSeal::first, AuditSeal::last)
        .map(Object::toString)
        .containsExactly("(1L, 5L)", "(6L, 10L)", "(11L, 15L)", "(16L, 20L)");
    assertWhole(34, 4, 0);
    var all = BEGIN.plus(YEAR.multipliedBy(3));
    assertThat(sealing(1_000).seal(all, next -> {}).lines())
        .as("tells of seals go too")
        .isEqualTo(14);
    assertWhole(35, 5, 0);
  }

  @Test
  void aFileHasNoMoreLinesThanItMay() {
    write(1, 20);

    assertThat(sealing(6).seal(NOW, next -> {}).files()).hasSize(4);
    assertWhole(24, 4, 0);
  }

  @Test
  void aHashThatWasNotedIsFoundInAFileToo() {
    write(1, 30);
    var noted = store().trail().list(100).get(19).hash();
    seal();

    assertThat(verify(noted)).isInstanceOf(Verdict.Whole.class);
    assertThat(verify("f".repeat(64))).isEqualTo(new Verdict.Cut(31, "f".repeat(64)));
  }

  @Test
  void ofAFileThatIsNotHereItIsSaidWhatIsNotProved() throws IOException {
    write(1, 30);
    var noted = store().trail().list(100).reversed();
    seal();
    Files.delete(only());

    assertWhole(31, 0, 1);
    var seals = store().trail().seals();
    assertThat(verify(noted.get(24).hash())).isInstanceOf(Verdict.Whole.class);
    assertThat(verify(noted.get(19).hash())).as("its last").isInstanceOf(Verdict.Whole.class);
    assertThat(verify(noted.get(7).hash()))
        .isEqualTo(new Verdict.Unseen(31, noted.get(7).hash(), seals));
    assertThat(store().trail().verify(Optional.empty()))
        .as("with no folder at hand")
        .isEqualTo(verify());
  }

  @Test
  void aFileInTheMiddleMayBeAwayAndTheOthersAreProved() throws IOException {
    write(1, 20);
    sealing(6).seal(NOW, next -> {});
    var seals = store().trail().seals();
    Files.delete(files.resolve(seals.get(1).file()));

    assertWhole(24, 3, 1);
    Segments.rewrite(files.resolve(seals.get(2).file()), Segments::lastLineGone);
    assertThat(verify())
        .isInstanceOfSatisfying(
            Verdict.Broken.class, broken -> assertThat(broken.seq()).isEqualTo(18));
  }

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

  /** Dies before the first act, before the second, and so on, until it comes to its end. */
  @Test
  void whereverItDiesNothingIsLostAndTheNextOneFinishesIt() {
    write(1, 30);
    var lines = store().trail().list(100).reversed();
    int deaths = 0;
    while (dies(new Dying(deaths))) {
      deaths++;
      assertThat(verify()).as("after %d deaths", deaths).isInstanceOf(Verdict.Whole.class);
      assertThat(verify(lines.get(3).hash())).isInstanceOf(Verdict.Whole.class);
    }

    assertThat(deaths).isGreaterThanOrEqualTo(8);
    assertThat(seal().lines()).isZero();
    assertThat(store().trail().list(100))
        .extracting(AuditLine::seq)
        .doesNotContain(20L)
        .contains(21L);
    assertWhole(34, 4, 0);
  }

  private boolean dies(Consumer<String> check) {
    try {
      sealing(6).seal(NOW, check);
      return false;
    } catch (IllegalStateException death) {
      return true;
    }
  }

  private static final class Dying implements Consumer<String> {
    private int left;

    Dying(int after) {
      this.left = after % 3;
    }

    @Override
    public void accept(String next) {
      if (left-- == 0) {
        throw new IllegalStateException("killed before " + next);
      }
    }
  }

  @Test
  void aFileThatNobodyNotedIsTakenUpAndNotWrittenAgain() throws IOException {
    write(1, 30);
    var head = new ArrayList<Path>();
    // The database takes no seal: as if the process died when the file had its name.
    store().write(handle -> handle.execute("alter table audit_seal rename to audit_seal_away"));
    assertThatThrownBy(this::seal).isInstanceOf(RuntimeException.class);
    store().write(handle -> handle.execute("alter table audit_seal_away rename to audit_seal"));
    write(31, 31);
    seal();
    head.add(only());

    assertThat(head).hasSize(1);
    assertWhole(32, 1, 0);
  }

  @Test
  void whatWasLeftHalfWrittenIsClearedAwayAfterADay() throws IOException {
    var left = Files.createFile(files.resolve(".audit-1.part"));
    Files.setLastModifiedTime(left, FileTime.from(NOW.minus(Duration.ofHours(25))));
    var fresh = Files.createFile(files.resolve(".audit-2.part"));
    Files.setLastModifiedTime(fresh, FileTime.from(NOW.minus(Duration.ofHours(23))));

    seal();

    assertThat(files).isDirectoryContaining(fresh::equals);
    assertThat(left).doesNotExist();
  }

  @Test
  void linesStayWhileTheirFileIsNotHere() throws IOException {
    write(1, 30);
    assertThat(dies(new Dying(1))).isTrue();
    var file = only();
    var elsewhere = Files.move(file, files.resolveSibling("elsewhere-" + file.getFileName()));
    assertThat(store().trail().seals()).hasSize(1);

    var sealed = seal();

    assertThat(sealed.lines()).isZero();
    assertThat(sealed.trouble().orElseThrow()).contains("which is not in " + files);
    assertThat(store().trail().list(100)).hasSize(31);
    Files.move(elsewhere, file);
    assertThat(seal().lines()).isEqualTo(20);
    assertThat(verify()).isInstanceOf(Verdict.Whole.class);
  }

  @Test
  void linesStayWhileTheirFileIsAnother() throws IOException {
    write(1, 30);
    assertThat(dies(new Dying(1))).isTrue();
    Segments.rewrite(only(), Segments::lastLineGone);

    assertThat(seal().trouble().orElseThrow()).contains("is not as it was sealed");
    assertThat(store().trail().list(100)).hasSize(31);
  }

  @Test
  void aLogThatWasChangedIsNotSealed() {
    write(1, 30);
    withoutGuards().forEach(statement -> store().write(handle -> handle.execute(statement)));
    store().write(handle -> handle.execute("update audit_line set words = 'none' where seq = 7"));

    assertThat(seal().trouble().orElseThrow()).contains("line 7: its hash does not fit");
    assertThat(store().trail().list(100)).hasSize(30);
    assertThat(files).isEmptyDirectory();
  }

  @Test
  void whereNothingCanBeWrittenNothingIsRemoved() throws IOException {
    write(1, 30);
    var noFolder = Files.createFile(files.resolve("file"));

    var sealed =
        store().sealing(noFolder, new AuditSegments.Bounds(YEAR, 10, 2)).seal(NOW, next -> {});

    assertThat(sealed.trouble().orElseThrow())
        .contains("cannot be written")
        .contains("SLIPWAY_AUDIT_EXPORT_DIR");
    assertThat(store().trail().list(100)).hasSize(30);
  }

  @Test
  void aFileOfAnotherDatabaseIsNeitherTakenNorWrittenOver() throws IOException {
    write(1, 30);
    seal();
    var mine = only();
    var bytes = Files.readAllBytes(mine);
    var other = Segments.forged(files, mine);
    append(40);

    assertThat(verify())
        .isInstanceOfSatisfying(
            Verdict.Whole.class,
            whole ->
                assertThat(whole.sealed().strays())
                    .containsExactly(other.getFileName().toString()));
    assertThat(Files.readAllBytes(mine)).isEqualTo(bytes);
  }

  @Test
  void oneOfManyAtATimeSealsAndAllGoOnWriting() throws InterruptedException {
    write(1, 20);
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      IntStream.range(0, 4)
          .forEach(
              number ->
                  executor.execute(
                      () ->
                          (number % 2 == 0 ? store() : another())
                              .sealing(files, new AuditSegments.Bounds(YEAR, 7, 2))
                              .seal(NOW, next -> {})));
      IntStream.range(0, 40).forEach(number -> executor.execute(() -> append(100 + number)));
    }

    seal();
    assertWhole(20 + 40 + 3, 3, 0);
  }

  @ParameterizedTest
  @MethodSource("forbidden")
  void theDatabaseItselfRefuses(String statement) {
    write(1, 30);
    seal();
    append(31);

    assertThatThrownBy(() -> store().write(handle -> handle.execute(statement)))
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
    var lines = store().trail().list(100).reversed();
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
    store()
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
    withoutGuards().forEach(guard -> store().write(handle -> handle.execute(guard)));

    int rows = store().write(handle -> handle.execute(statement));

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

  private AuditSealing sealing(int lines) {
    return store().sealing(files, new AuditSegments.Bounds(YEAR, lines, 2));
  }

  private AuditSealing.Sealed seal() {
    return sealing(1_000).seal(NOW, next -> {});
  }

  private Verdict verify() {
    return store().trail(files).verify(Optional.empty());
  }

  private Verdict verify(String known) {
    return store().trail(files).verify(Optional.of(known));
  }

  private void assertWhole(long lines, int read, int away) {
    assertThat(verify())
        .isInstanceOfSatisfying(
            Verdict.Whole.class,
            whole -> {
              assertThat(whole.lines()).isEqualTo(lines);
              assertThat(whole.sealed().read()).hasSize(read);
              assertThat(whole.sealed().away()).hasSize(away);
            });
  }

  private Path only() throws IOException {
    try (var all = Files.list(files)) {
      var list = all.toList();
      assertThat(list).hasSize(1);
      return list.getFirst();
    }
  }

  private void write(int from, int to) {
    IntStream.rangeClosed(from, to).forEach(this::append);
  }

  private void append(int number) {
    store()
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
