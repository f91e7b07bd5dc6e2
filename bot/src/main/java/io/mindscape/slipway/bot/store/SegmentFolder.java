package io.mindscape.slipway.bot.store;

import io.mindscape.slipway.bot.settings.OwnFolder;
import io.mindscape.slipway.jobs.effect.AuditSeal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The folder for sealed segments of the audit log: {@code audit-FIRST-LAST-DIGEST.jsonl.gz}, with
 * the first sixteen digits of the file's SHA-256, so that no file is ever written over by another.
 * A file comes into being whole.
 */
final class SegmentFolder {

  private static final Pattern NAME =
      Pattern.compile("audit-([0-9]{1,19})-[0-9]{1,19}-[0-9a-f]{16}\\.jsonl\\.gz");

  private static final Pattern PART = Pattern.compile("\\.audit-.*\\.part");

  /** Nobody writes a segment for as long. */
  private static final Duration ABANDONED = Duration.ofDays(1);

  private final Path folder;

  /**
   * @param folder is made when something is sealed
   */
  SegmentFolder(Path folder) {
    this.folder = folder;
  }

  /** The file of a seal, where it is here and may be read. */
  Optional<Path> find(AuditSeal seal) {
    return Optional.of(seal.file())
        .filter(name -> NAME.matcher(name).matches())
        .map(folder::resolve)
        .filter(Files::isRegularFile)
        .filter(Files::isReadable);
  }

  /** Whether nothing at all has the name of the file of a seal, be it readable or not. */
  boolean lacks(AuditSeal seal) {
    return NAME.matcher(seal.file()).matches()
        && Files.notExists(folder.resolve(seal.file()), LinkOption.NOFOLLOW_LINKS);
  }

  /** Segments that begin with a line, whether somebody noted them or not. */
  List<Path> beginningWith(long first) {
    return files(
        name -> {
          var matcher = NAME.matcher(name);
          return matcher.matches() && matcher.group(1).equals(Long.toString(first));
        });
  }

  /** What looks like a segment, and is none of these; nothing where the folder cannot be listed. */
  List<String> strays(List<AuditSeal> seals) {
    Set<String> known = seals.stream().map(AuditSeal::file).collect(Collectors.toSet());
    try {
      return files(name -> NAME.matcher(name).matches() && !known.contains(name)).stream()
          .map(SegmentFolder::name)
          .toList();
    } catch (UncheckedIOException closed) {
      return List.of();
    }
  }

  /** A new file for what becomes a segment when it is whole. */
  Path part() throws IOException {
    OwnFolder.make(folder);
    return Files.createTempFile(folder, ".audit-", ".part");
  }

  /** Gives what was written the name of its seal; it is there for good when this returns. */
  void settle(Path part, AuditSeal seal) throws IOException {
    Files.move(part, folder.resolve(seal.file()), StandardCopyOption.ATOMIC_MOVE);
    try (var all = FileChannel.open(folder, StandardOpenOption.READ)) {
      all.force(true);
    }
  }

  /** The name of a segment with that content. */
  static String name(AuditSeal seal, String digest) {
    return "audit-%d-%d-%s.jsonl.gz".formatted(seal.first(), seal.last(), digest.substring(0, 16));
  }

  /** Removes what a process left that died while it wrote. */
  void tidy(Instant now) throws IOException {
    for (var part : files(name -> PART.matcher(name).matches())) {
      if (Files.getLastModifiedTime(part).toInstant().isBefore(now.minus(ABANDONED))) {
        Files.deleteIfExists(part);
      }
    }
  }

  private List<Path> files(Predicate<String> wanted) {
    try (var all = Files.list(folder)) {
      return all.filter(file -> wanted.test(name(file))).sorted().toList();
    } catch (NoSuchFileException | NotDirectoryException none) {
      return List.of();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  @Override
  public String toString() {
    return folder.toString();
  }
}
