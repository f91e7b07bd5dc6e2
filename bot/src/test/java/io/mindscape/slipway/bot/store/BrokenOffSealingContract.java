package io.mindscape.slipway.bot.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mindscape.slipway.jobs.effect.AuditLine;
import io.mindscape.slipway.jobs.effect.AuditSealing;
import io.mindscape.slipway.jobs.effect.AuditTrail.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sealing that does not come to its end: nothing is lost, and the next one goes on. */
abstract class BrokenOffSealingContract extends SealedLog {

  private static final AuditSealing.Sealed NOTHING =
      new AuditSealing.Sealed(0, List.of(), Optional.empty());

  /** Of another replica. */
  @TempDir Path elsewhere;

  /** Dies before the first act, before the second, and so on, until it comes to its end. */
  @Test
  void whereverItDiesNothingIsLostAndTheNextOneFinishesIt() {
    write(1, 30);
    var lines = database().store().trail().list(100).reversed();
    int deaths = 0;
    while (dies(new Dying(deaths))) {
      deaths++;
      assertThat(verify()).as("after %d deaths", deaths).isInstanceOf(Verdict.Whole.class);
      assertThat(verify(lines.get(3).hash())).isInstanceOf(Verdict.Whole.class);
    }

    assertThat(deaths).isGreaterThanOrEqualTo(8);
    assertThat(seal().lines()).isZero();
    assertThat(database().store().trail().list(100))
        .extracting(AuditLine::seq)
        .doesNotContain(20L)
        .contains(21L);
    assertWhole(34, 4, 0);
  }

  @Test
  void aFileThatNobodyNotedIsTakenUpAndNotWrittenAgain() throws IOException {
    write(1, 30);
    var head = new ArrayList<Path>();
    // The database takes no seal: as if the process died when the file had its name.
    database()
        .store()
        .write(handle -> handle.execute("alter table audit_seal rename to audit_seal_away"));
    assertThatThrownBy(this::seal).isInstanceOf(RuntimeException.class);
    database()
        .store()
        .write(handle -> handle.execute("alter table audit_seal_away rename to audit_seal"));
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
  void anotherReplicaWritesAgainWhatIsOnlyWithOneThatDied() throws IOException {
    write(1, 30);
    assertThat(dies(new Dying(1))).isTrue();
    var left = only();

    assertThatThrownBy(() -> sealElsewhere(new Dying(0))).hasMessageContaining("again");
    assertThat(elsewhere).isEmptyDirectory();
    assertThatThrownBy(() -> sealElsewhere(new Dying(1))).hasMessageContaining("removing");
    assertThat(elsewhere.resolve(left.getFileName())).hasSameBinaryContentAs(left);
    assertThat(database().store().trail().list(100)).hasSize(31);
    var sealed = sealElsewhere(next -> {});

    assertThat(sealed.trouble()).isEmpty();
    assertThat(sealed.lines()).isEqualTo(20);
    assertThat(database().another().trail(elsewhere).verify(Optional.empty()))
        .isInstanceOfSatisfying(
            Verdict.Whole.class, whole -> assertThat(whole.sealed().read()).hasSize(4));
    assertThat(seal()).as("the first is back").isEqualTo(NOTHING);
    assertThat(only()).isEqualTo(left);
    assertWhole(34, 1, 3);
  }

  @Test
  void theFileThatIsWrittenAgainIsToldLikeOneThatIsNew() {
    write(1, 30);
    assertThat(dies(new Dying(1))).isTrue();
    var first = database().store().trail().seals().getFirst().file();

    assertThat(sealElsewhere(next -> {}).files()).hasSize(4).startsWith(first);
    assertThat(database().store().trail().list(100))
        .filteredOn(line -> line.key().equals(first))
        .as("the log tells of it once")
        .hasSize(1);
  }

  @Test
  void linesStayWhereTheirFileWrittenAgainHasOtherBytes() throws IOException {
    write(1, 30);
    assertThat(dies(new Dying(1))).isTrue();
    // As if the one that sealed had packed the same lines in another way.
    database().withoutGuards().forEach(this::execute);
    execute("update audit_seal set digest = '" + "0123456789abcdef".repeat(4) + "'");

    var sealed = sealElsewhere(next -> {});

    assertThat(sealed.lines()).isZero();
    assertThat(sealed.files()).isEmpty();
    assertThat(sealed.trouble().orElseThrow())
        .contains(only().getFileName().toString(), "other bytes", elsewhere.toString());
    assertThat(elsewhere).isEmptyDirectory();
    assertThat(database().store().trail().list(100)).hasSize(31);
  }

  @Test
  void whatIsInThePlaceOfAFileAndCannotBeReadIsNotWrittenOver() throws IOException {
    write(1, 30);
    assertThat(dies(new Dying(1))).isTrue();
    var link =
        Files.createSymbolicLink(elsewhere.resolve(only().getFileName()), Path.of("nothing"));

    assertThat(sealElsewhere(next -> {}).trouble().orElseThrow())
        .contains("which is not in " + elsewhere);
    assertThat(link).isSymbolicLink();
    assertThat(database().store().trail().list(100)).hasSize(31);
  }

  @Test
  void whatIsLeftOfLinesStaysWhileTheirFileIsNotHere() throws IOException {
    write(1, 30);
    assertThat(dies(new Dying(2))).isTrue();
    var file = only();
    var away = Files.move(file, file.resolveSibling("elsewhere-" + file.getFileName()));
    assertThat(database().store().trail().list(100)).as("two are removed").hasSize(29);

    var sealed = seal();

    assertThat(sealed.lines()).isZero();
    assertThat(sealed.trouble().orElseThrow()).contains("which is not in " + files);
    assertThat(database().store().trail().list(100)).hasSize(29);
    Files.move(away, file);
    assertThat(seal().lines()).isEqualTo(18);
    assertThat(verify()).isInstanceOf(Verdict.Whole.class);
  }

  @Test
  void linesStayWhileTheirFileIsAnother() throws IOException {
    write(1, 30);
    assertThat(dies(new Dying(1))).isTrue();
    Segments.rewrite(only(), Segments::lastLineGone);

    assertThat(seal().trouble().orElseThrow()).contains("is not as it was sealed");
    assertThat(database().store().trail().list(100)).hasSize(31);
  }

  @Test
  void whereNothingCanBeWrittenNothingIsRemoved() throws IOException {
    write(1, 30);
    var noFolder = Files.createFile(files.resolve("file"));

    var sealed =
        database()
            .store()
            .sealing(noFolder, new AuditSegments.Bounds(YEAR, 10, 2))
            .seal(NOW, next -> {});

    assertThat(sealed.trouble().orElseThrow())
        .contains("cannot be written")
        .contains("SLIPWAY_AUDIT_EXPORT_DIR");
    assertThat(database().store().trail().list(100)).hasSize(30);
  }

  private AuditSealing.Sealed sealElsewhere(AuditSealing.Progress progress) {
    return database()
        .another()
        .sealing(elsewhere, new AuditSegments.Bounds(YEAR, 6, 2))
        .seal(NOW, progress);
  }

  private void execute(String statement) {
    database().store().write(handle -> handle.execute(statement));
  }

  private boolean dies(AuditSealing.Progress progress) {
    try {
      sealing(6).seal(NOW, progress);
      return false;
    } catch (IllegalStateException death) {
      return true;
    }
  }

  private static final class Dying implements AuditSealing.Progress {
    private int left;

    Dying(int after) {
      this.left = after % 3;
    }

    @Override
    public void next(String next) {
      if (left-- == 0) {
        throw new IllegalStateException("killed before " + next);
      }
    }
  }
}
