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
import org.junit.jupiter.api.Test;

/** Sealing that does not come to its end: nothing is lost, and the next one goes on. */
abstract class BrokenOffSealingContract extends SealedLog {

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
  void linesStayWhileTheirFileIsNotHere() throws IOException {
    write(1, 30);
    assertThat(dies(new Dying(1))).isTrue();
    var file = only();
    var elsewhere = Files.move(file, files.resolveSibling("elsewhere-" + file.getFileName()));
    assertThat(database().store().trail().seals()).hasSize(1);

    var sealed = seal();

    assertThat(sealed.lines()).isZero();
    assertThat(sealed.trouble().orElseThrow()).contains("which is not in " + files);
    assertThat(database().store().trail().list(100)).hasSize(31);
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
