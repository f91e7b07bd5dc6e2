package io.mindscape.slipway.bot.store;

import io.mindscape.slipway.jobs.effect.AuditLine;
import io.mindscape.slipway.jobs.effect.AuditSeal;
import io.mindscape.slipway.jobs.effect.AuditSealing;
import io.mindscape.slipway.jobs.effect.AuditTrail.Verdict;
import io.mindscape.slipway.jobs.effect.AuditWalk;
import io.mindscape.slipway.policies.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * Moves old lines of the audit log into files. Each step leaves something from which the next can
 * be done by whoever comes: a file is written under another name, forced to the disk, read back and
 * renamed; it is noted in the database, in one commit with the line of the log that tells of it;
 * and then, when the file was read once more, its lines are removed.
 */
final class AuditSegments implements AuditSealing {

  private final Store store;
  private final Journal journal;
  private final SegmentFolder folder;
  private final SegmentExport export;
  private final Bounds bounds;

  /**
   * What is sealed.
   *
   * @param retention how old lines become before
   * @param lines of one file, at most
   * @param atOnce how many lines are removed in one transaction
   */
  record Bounds(Duration retention, int lines, int atOnce) {
    /** A file has some megabytes then. */
    static Bounds after(Duration retention) {
      return new Bounds(retention, 50_000, 5_000);
    }
  }

  AuditSegments(Store store, Journal journal, SegmentFolder folder, Bounds bounds) {
    this.store = store;
    this.journal = journal;
    this.folder = folder;
    this.export = new SegmentExport(store, folder);
    this.bounds = bounds;
  }

  @Override
  public Sealed seal(Instant now, Progress progress) {
    var done = new SealingCount(progress);
    try {
      folder.tidy(now);
      drop(done);
      for (var next = next(now, done); next.isPresent(); next = next(now, done)) {
        if (note(next.get(), now)) {
          done.noted(next.get().file());
        }
        drop(done);
      }
      return done.sealed(Optional.empty());
    } catch (Refused refused) {
      return done.sealed(Optional.of(refused.getMessage()));
    } catch (IOException | UncheckedIOException failure) {
      return done.sealed(Optional.of(notWritten(failure)));
    }
  }

  private String notWritten(Exception failure) {
    return "%s cannot be written or read, so nothing more is removed from the database: look at its disk and its permissions, or set SLIPWAY_AUDIT_EXPORT_DIR (%s)"
        .formatted(folder, failure.getMessage());
  }

  /** The next segment, in a file that is whole; empty where no line is old enough. */
  private Optional<AuditSeal> next(Instant now, Progress progress) throws IOException {
    var head = store.read(handle -> head(handle, now));
    if (head.isEmpty()) {
      return Optional.empty();
    }
    var there =
        folder.beginningWith(head.get().first()).stream().flatMap(this::adopted).findFirst();
    if (there.isPresent()) {
      return there;
    }
    progress.next(
        "the export of lines %d to %d of the audit log"
            .formatted(head.get().first(), head.get().last()));
    return Optional.of(export.first(head.get()));
  }

  private Optional<AuditSeal> head(Handle handle, Instant now) {
    var seals = AuditRows.seals(handle);
    long after = seals.isEmpty() ? 0 : seals.getLast().last();
    var walk = AuditWalk.after(after, seals.isEmpty() ? AuditLine.START : seals.getLast().hash());
    var old = new OldLines(walk, now.minus(bounds.retention()), bounds.lines());
    AuditRows.each(handle, after, Long.MAX_VALUE, old::take);
    walk.broken().ifPresent(AuditSegments::changed);
    return old.head();
  }

  private static void changed(Verdict.Broken broken) {
    throw new Refused(
        "the audit log was changed, so nothing of it is sealed: line %d: %s. See slipway audit verify"
            .formatted(broken.seq(), broken.why()));
  }

  /** A file that was written before, and not noted: its writer died. */
  private Stream<AuditSeal> adopted(Path file) {
    return SegmentWalk.head(file)
        .filter(head -> store.read(handle -> AuditRows.has(handle, head.last(), head.hash())))
        .flatMap(head -> whole(head, file))
        .filter(seal -> seal.file().equals(String.valueOf(file.getFileName())))
        .stream();
  }

  private static Optional<AuditSeal> whole(AuditSeal head, Path file) {
    var walk = AuditWalk.after(head.first() - 1, head.previous());
    try {
      return SegmentWalk.through(walk, head, file).map(digest -> SegmentExport.named(head, digest));
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  /**
   * Notes it, while nobody else can add to the log.
   *
   * @return false where somebody else did meanwhile
   */
  private boolean note(AuditSeal seal, Instant now) {
    return journal.commit(
        (handle, tail) -> {
          var seals = AuditRows.seals(handle);
          if (!seals.isEmpty() && seals.getLast().last() >= seal.first()) {
            return false;
          }
          AuditRows.note(handle, seal);
          tail.add(seal.entry(now));
          return true;
        });
  }

  /** Removes the lines of the newest seal, once its file was read. */
  private void drop(Progress progress) throws IOException {
    var newest = store.read(AuditRows::seals).stream().reduce((one, other) -> other);
    if (newest.isEmpty()
        || store.read(handle -> AuditRows.first(handle, newest.get().last())).isEmpty()) {
      return;
    }
    prove(newest.get(), progress);
    int some;
    do {
      progress.next("removing sealed lines of the audit log");
      some = store.write(handle -> AuditRows.drop(handle, newest.get().last(), bounds.atOnce()));
      progress.removed(some);
    } while (some > 0);
  }

  private void prove(AuditSeal seal, Progress progress) throws IOException {
    store.read(handle -> AuditProof.leftOver(handle, seal)).ifPresent(AuditSegments::changed);
    if (folder.lacks(seal)) {
      writeAgain(seal, progress);
    }
    var file = folder.find(seal).orElseThrow(() -> away(seal));
    var walk = AuditWalk.after(seal.first() - 1, seal.previous());
    boolean isWhole =
        SegmentWalk.through(walk, seal, file).filter(seal.digest()::equals).isPresent();
    if (!isWhole) {
      throw new Refused(
          "%s is not as it was sealed, so its lines stay in the database: %s"
              .formatted(
                  seal.file(),
                  walk.broken().map(Verdict.Broken::why).orElse("its bytes are others")));
    }
  }

  /** Who has the file may be gone for good; as long as all its lines are here they make it anew. */
  private void writeAgain(AuditSeal seal, Progress progress) throws IOException {
    var first = store.read(handle -> AuditRows.first(handle, seal.last()));
    if (!first.equals(Optional.of(seal.first()))) {
      throw away(seal);
    }
    progress.next("writing %s again, which is not in %s".formatted(seal.file(), folder));
    export.again(seal);
    progress.noted(seal.file());
  }

  private Refused away(AuditSeal seal) {
    return new Refused(
        "lines %d to %d of the audit log are sealed in %s, which is not in %s: what is left of them stays in the database until it is. Another replica may have it, or a backup"
            .formatted(seal.first(), seal.last(), seal.file(), folder));
  }

  /** Takes lines while they are old enough, and few enough for a file. */
  private static final class OldLines {
    private final AuditWalk walk;
    private final Instant before;
    private final int most;
    private final List<AuditLine> ends = new ArrayList<>(2);

    OldLines(AuditWalk walk, Instant before, int most) {
      this.walk = walk;
      this.before = before;
      this.most = most;
    }

    boolean take(AuditLine line) {
      boolean isFull = !ends.isEmpty() && line.seq() - ends.getFirst().seq() >= most;
      if (isFull || !line.at().isBefore(before) || !walk.take(line)) {
        return false;
      }
      if (ends.size() == 2) {
        ends.removeLast();
      }
      ends.add(line);
      return true;
    }

    /** What they become; without the name and the digest of the file. */
    Optional<AuditSeal> head() {
      if (ends.isEmpty()) {
        return Optional.empty();
      }
      var first = ends.getFirst();
      var last = ends.getLast();
      return Optional.of(
          new AuditSeal(
              first.seq(),
              last.seq(),
              first.at(),
              last.at(),
              first.previous(),
              last.hash(),
              "",
              ""));
    }
  }
}
