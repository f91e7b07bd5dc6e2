package io.mindscape.slipway.bot.store;

import io.mindscape.slipway.bot.settings.OwnFolder;
import io.mindscape.slipway.jobs.effect.AuditLine;
import io.mindscape.slipway.jobs.effect.AuditSeal;
import io.mindscape.slipway.jobs.effect.AuditWalk;
import io.mindscape.slipway.policies.Refused;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.GZIPOutputStream;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/**
 * Writes lines of the database into the file of a segment: under another name, forced to the disk,
 * read back, and renamed only when it is what it should be.
 */
final class SegmentExport {

  private final Store store;
  private final SegmentFolder folder;

  SegmentExport(Store store, SegmentFolder folder) {
    this.store = store;
    this.folder = folder;
  }

  /** Decides on what was read back whole; what it throws leaves no file behind. */
  @FunctionalInterface
  private interface Approval {
    void of(AuditSeal written);
  }

  /**
   * Writes it for the first time.
   *
   * @param head what is in it; without its name and digest
   * @return the same with them
   */
  AuditSeal first(AuditSeal head) throws IOException {
    return export(head, any -> {});
  }

  /**
   * Writes it once more, for a folder that lacks it. The same lines give the same bytes, unless
   * another Java packs them otherwise.
   *
   * @throws Refused if the bytes are others than those that were sealed; then no file is left
   */
  void again(AuditSeal seal) throws IOException {
    export(
        seal,
        written -> {
          if (!written.equals(seal)) {
            throw otherBytes(seal);
          }
        });
  }

  private Refused otherBytes(AuditSeal seal) {
    return new Refused(
        "%s is not in %s, and written again from the database it has other bytes than those that were sealed, so its lines stay in the database: put it there from the replica that sealed it, or let one with the Java of that one do it"
            .formatted(seal.file(), folder));
  }

  private AuditSeal export(AuditSeal head, Approval approval) throws IOException {
    var part = folder.part();
    try {
      write(part, head);
      var walk = AuditWalk.after(head.first() - 1, head.previous());
      var seal = SegmentWalk.through(walk, head, part).map(digest -> named(head, digest));
      if (seal.isEmpty()) {
        throw new IOException(
            "what was written is read back otherwise: " + walk.broken().orElseThrow().why());
      }
      approval.of(seal.get());
      folder.settle(part, seal.get());
      return seal.get();
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private void write(Path part, AuditSeal head) throws IOException {
    OwnFolder.closeFile(part);
    try (var file = FileChannel.open(part, StandardOpenOption.WRITE)) {
      var out = new GZIPOutputStream(new BufferedOutputStream(Channels.newOutputStream(file)));
      SegmentFile.write(out, head);
      // One state of the database: another replica that has the file may be removing its lines.
      store.read(
          handle ->
              handle.inTransaction(
                  TransactionIsolationLevel.REPEATABLE_READ,
                  one -> {
                    AuditRows.each(one, head.first() - 1, head.last(), line -> written(out, line));
                    return head;
                  }));
      out.finish();
      out.flush();
      file.force(true);
    }
  }

  private static boolean written(GZIPOutputStream out, AuditLine line) {
    try {
      SegmentFile.write(out, line);
      return true;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** A segment with the name and the digest of its file. */
  static AuditSeal named(AuditSeal head, String digest) {
    return new AuditSeal(
        head.first(),
        head.last(),
        head.from(),
        head.to(),
        head.previous(),
        head.hash(),
        SegmentFolder.name(head, digest),
        digest);
  }
}
