package io.mindscape.slipway.bot.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.effect.AuditLine;
import io.mindscape.slipway.jobs.effect.AuditSeal;
import io.mindscape.slipway.jobs.effect.AuditSealing;
import io.mindscape.slipway.jobs.effect.AuditTrail.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What leaves the audit log for files, and stays one chain with what is left. */
abstract class SealingContract extends SealedLog {

  @Test
  void whatIsOldIsInAFileAndTheRestInTheDatabase() throws IOException {
    write(1, 30);
    var before = database().store().trail().list(100).reversed();

    var sealed = seal();

    assertThat(sealed.lines()).isEqualTo(20);
    assertThat(sealed.trouble()).isEmpty();
    assertThat(sealed.files()).singleElement().asString().startsWith("audit-1-20-");
    assertThat(Segments.lines(only()).subList(1, 21))
        .zipSatisfy(
            before.subList(0, 20),
            (text, line) -> assertThat(text).contains(line.hash(), line.key(), "größer ≥ 🚢"));
    var left = database().store().trail().list(100);
    assertThat(left.subList(1, 11)).isEqualTo(before.reversed().subList(0, 10));
    assertThat(left.getFirst().kind()).isEqualTo("audit-seal");
    assertThat(left.getFirst().key()).isEqualTo(sealed.files().getFirst());
    assertThat(left.getFirst().detail()).isEqualTo("SHA-256 " + Segments.sha256(only()));
    assertThat(database().store().trail().seals())
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
    assertThat(database().store().trail().list(100)).hasSize(10);
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

    assertThat(database().store().trail().seals())
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
    var noted = database().store().trail().list(100).get(19).hash();
    seal();

    assertThat(verify(noted)).isInstanceOf(Verdict.Whole.class);
    assertThat(verify("f".repeat(64))).isEqualTo(new Verdict.Cut(31, "f".repeat(64)));
  }

  @Test
  void ofAFileThatIsNotHereItIsSaidWhatIsNotProved() throws IOException {
    write(1, 30);
    var noted = database().store().trail().list(100).reversed();
    seal();
    Files.delete(only());

    assertWhole(31, 0, 1);
    var seals = database().store().trail().seals();
    assertThat(verify(noted.get(24).hash())).isInstanceOf(Verdict.Whole.class);
    assertThat(verify(noted.get(19).hash())).as("its last").isInstanceOf(Verdict.Whole.class);
    assertThat(verify(noted.get(7).hash()))
        .isEqualTo(new Verdict.Unseen(31, noted.get(7).hash(), seals));
    assertThat(database().store().trail().verify(Optional.empty()))
        .as("with no folder at hand")
        .isEqualTo(verify());
  }

  @Test
  void aFileInTheMiddleMayBeAwayAndTheOthersAreProved() throws IOException {
    write(1, 20);
    sealing(6).seal(NOW, next -> {});
    var seals = database().store().trail().seals();
    Files.delete(files.resolve(seals.get(1).file()));

    assertWhole(24, 3, 1);
    Segments.rewrite(files.resolve(seals.get(2).file()), Segments::lastLineGone);
    assertThat(verify())
        .isInstanceOfSatisfying(
            Verdict.Broken.class, broken -> assertThat(broken.seq()).isEqualTo(18));
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
                          (number % 2 == 0 ? database().store() : database().another())
                              .sealing(files, new AuditSegments.Bounds(YEAR, 7, 2))
                              .seal(NOW, next -> {})));
      IntStream.range(0, 40).forEach(number -> executor.execute(() -> append(100 + number)));
    }

    seal();
    assertWhole(20 + 40 + 3, 3, 0);
  }

  /** A replica that has none of what others sealed, some of it, and what was begun to be copied. */
  @Test
  void anotherReplicaSaysWhatItHasNotAndCallsNothingWholeOrBrokenThatItCannotRead()
      throws IOException {
    write(1, 20);
    sealing(6).seal(NOW, next -> {});
    var seals = database().store().trail().seals();
    var here = Files.createDirectory(files.resolve("of another replica"));

    assertThat(away(here)).isEqualTo(seals);
    assertThat(away(here.resolve("not made yet"))).isEqualTo(seals);
    assertThat(away(files.resolve(seals.getFirst().file()))).as("a file").isEqualTo(seals);
    for (var seal : List.of(seals.get(2), seals.get(0), seals.get(3))) {
      Files.copy(files.resolve(seal.file()), here.resolve(seal.file()));
    }
    assertThat(away(here)).containsExactly(seals.get(1));
    Files.createSymbolicLink(here.resolve(seals.get(1).file()), here.resolve("nothing"));
    assertThat(away(here)).as("a link to nothing").containsExactly(seals.get(1));
    Segments.rewrite(here.resolve(seals.get(0).file()), Segments::lastLineGone);
    assertThat(database().another().trail(here).verify(Optional.empty()))
        .as("what is here and another is broken, wherever it is")
        .isInstanceOf(Verdict.Broken.class);
    assertWhole(24, 4, 0);
  }

  @Test
  void whatTheDiskDoesNotGiveIsAwayAndNotBroken() throws IOException {
    write(1, 20);
    sealing(6).seal(NOW, next -> {});
    var second = database().store().trail().seals().get(1);
    var file = files.resolve(second.file());
    Files.delete(file);
    // Opening it works, and reading its first byte is an error of the device.
    Files.createSymbolicLink(file, Path.of("/proc/self/mem"));

    assertThat(away(files)).containsExactly(second);
    var noted = second.hash();
    assertThat(verify(noted)).as("its last").isInstanceOf(Verdict.Whole.class);
    Files.delete(file);
  }

  private List<AuditSeal> away(Path folder) {
    return switch (database().another().trail(folder).verify(Optional.empty())) {
      case Verdict.Whole whole -> whole.sealed().away();
      case Verdict other -> throw new AssertionError(other);
    };
  }
}
