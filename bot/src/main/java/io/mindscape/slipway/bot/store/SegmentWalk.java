package io.mindscape.slipway.bot.store;

import io.mindscape.slipway.jobs.effect.AuditLine;
import io.mindscape.slipway.jobs.effect.AuditSeal;
import io.mindscape.slipway.jobs.effect.AuditWalk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Walks through the file of a segment, and stops where it is not what was sealed. */
final class SegmentWalk implements SegmentFile.Sink {

  private final AuditWalk walk;
  private final AuditSeal seal;
  private final String name;

  private SegmentWalk(AuditWalk walk, AuditSeal seal, String name) {
    this.walk = walk;
    this.seal = seal;
    this.name = name;
  }

  /**
   * Takes all of its lines.
   *
   * @return the SHA-256 of the file; empty where the walk has stopped
   * @throws IOException if it cannot be read, which says nothing of what is in it; some of its
   *     lines may have been taken
   */
  static Optional<String> through(AuditWalk walk, AuditSeal seal, Path file) throws IOException {
    var name = String.valueOf(file.getFileName());
    try {
      var digest = SegmentFile.read(file, new SegmentWalk(walk, seal, name));
      return digest.filter(whole -> walk.end(seal));
    } catch (SegmentFile.Damaged damaged) {
      walk.stop(
          Math.clamp(walk.seq() + 1, seal.first(), seal.last()),
          name + ":" + damaged.line(),
          String.valueOf(damaged.getMessage()));
      return Optional.empty();
    }
  }

  /** What a file says of itself; empty where it says nothing that could be a segment. */
  static Optional<AuditSeal> head(Path file) {
    var first = new FirstLine();
    try {
      SegmentFile.read(file, first);
    } catch (SegmentFile.Damaged | IOException other) {
      return Optional.empty();
    }
    return first.head;
  }

  @Override
  public boolean begins(AuditSeal head) {
    var noted =
        new AuditSeal(
            seal.first(),
            seal.last(),
            seal.from(),
            seal.to(),
            seal.previous(),
            seal.hash(),
            head.file(),
            head.digest());
    return head.equals(noted)
        ? walk.begin(seal)
        : walk.stop(seal.first(), name + ":1", "it says of itself that it is another segment");
  }

  @Override
  public boolean take(AuditLine line, int number) {
    return walk.take(line, name + ":" + number);
  }

  private static final class FirstLine implements SegmentFile.Sink {
    private Optional<AuditSeal> head = Optional.empty();

    @Override
    public boolean begins(AuditSeal said) {
      head = Optional.of(said);
      return false;
    }

    @Override
    public boolean take(AuditLine line, int number) {
      return false;
    }
  }
}
