package io.mindscape.slipway.bot.store;

import io.mindscape.slipway.jobs.effect.AuditLine;
import io.mindscape.slipway.jobs.effect.AuditSeal;
import io.mindscape.slipway.jobs.effect.AuditTrail.Verdict;
import io.mindscape.slipway.jobs.effect.AuditWalk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Proves the audit log: what is sealed, file by file, and then what the database has. */
final class AuditProof {

  private final Handle handle;
  private final AuditWalk walk;
  private final Optional<SegmentFolder> folder;

  /**
   * @param handle in a transaction that sees one state of the database
   * @param known see {@link AuditWalk}
   * @param folder where files are looked for; empty to read none
   */
  AuditProof(Handle handle, Optional<String> known, Optional<SegmentFolder> folder) {
    this.handle = handle;
    this.walk = new AuditWalk(known);
    this.folder = folder;
  }

  Verdict verdict() {
    var seals = AuditRows.seals(handle);
    boolean isSound = seals.stream().allMatch(this::take);
    if (isSound && !seals.isEmpty()) {
      leftOver(handle, seals.getLast())
          .ifPresent(broken -> walk.stop(broken.seq(), "", broken.why()));
    }
    if (walk.broken().isEmpty()) {
      long after = seals.isEmpty() ? Long.MIN_VALUE : seals.getLast().last();
      AuditRows.each(handle, after, Long.MAX_VALUE, walk::take);
    }
    var head = AuditRows.head(handle);
    return walk.end(
        head.seq(), head.hash(), folder.map(files -> files.strays(seals)).orElse(List.of()));
  }

  private boolean take(AuditSeal seal) {
    return walk.begin(seal)
        && folder
            .flatMap(files -> files.find(seal))
            .map(file -> read(seal, file))
            .orElseGet(() -> passes(seal));
  }

  /** What the disk does not give says nothing of who wrote it: it is as if it were not here. */
  private boolean read(AuditSeal seal, Path file) {
    try {
      return SegmentWalk.through(walk, seal, file)
          .map(digest -> digest.equals(seal.digest()) || otherBytes(seal))
          .orElse(false);
    } catch (IOException unreadable) {
      return passes(seal);
    }
  }

  private boolean passes(AuditSeal seal) {
    walk.stepOver(seal);
    return true;
  }

  private boolean otherBytes(AuditSeal seal) {
    return walk.stop(
        seal.first(), seal.file(), "its lines are right, but it is not the file that was sealed");
  }

  /**
   * Lines that are sealed and were not removed yet: they are the last ones of the seal.
   *
   * @return what is wrong with them; empty where nothing is, or none is left
   */
  static Optional<Verdict.Broken> leftOver(Handle handle, AuditSeal seal) {
    var left = new LeftOver();
    AuditRows.each(handle, Long.MIN_VALUE, seal.last(), left::take);
    return left.broken(seal);
  }

  private static final class LeftOver {
    private Optional<AuditWalk> walk = Optional.empty();

    private boolean take(AuditLine line) {
      var begun = walk.orElseGet(() -> AuditWalk.after(line.seq() - 1, line.previous()));
      walk = Optional.of(begun);
      return begun.take(line);
    }

    private Optional<Verdict.Broken> broken(AuditSeal seal) {
      return walk.flatMap(
          begun ->
              begun.end(seal.last(), seal.hash()) instanceof Verdict.Broken broken
                  ? Optional.of(broken)
                  : Optional.empty());
    }
  }
}
