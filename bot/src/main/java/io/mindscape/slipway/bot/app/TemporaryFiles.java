package io.mindscape.slipway.bot.app;

import io.mindscape.slipway.jobs.maintenance.guard.Caches;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What processes of Slipway that were killed have left in the folder for temporary files: layers
 * and advisories that they fetched, and the homes of their renderers.
 */
final class TemporaryFiles implements Caches {

  private static final Logger LOG = LoggerFactory.getLogger(TemporaryFiles.class);

  /** They are there for minutes. */
  private static final Pattern FETCHED = Pattern.compile("slipway-(blob|advisories).+");

  private static final Duration DAY = Duration.ofDays(1);

  /** A renderer that is idle lives in one for as long as its bot runs. */
  private static final Pattern HOME = Pattern.compile("slipway-(helm|kustomize)-.+");

  private static final Duration WEEK = Duration.ofDays(7);

  private final Path folder;
  private final Path processes;

  TemporaryFiles(Path folder) {
    this(folder, Path.of("/proc"));
  }

  /**
   * @param processes where the system tells of its processes; where that is not there, homes stay
   */
  TemporaryFiles(Path folder, Path processes) {
    this.folder = folder;
    this.processes = processes;
  }

  @Override
  public List<Freed> tidy(Instant now, Consumer<String> check) {
    check.accept("removing what killed processes left");
    try {
      var gone = Stream.concat(fetched(now), homes(now)).toList();
      long bytes = 0;
      for (var place : gone) {
        bytes += remove(place);
      }
      return gone.isEmpty()
          ? List.of()
          : List.of(new Freed("what killed processes left (%d)".formatted(gone.size()), bytes));
    } catch (IOException | UncheckedIOException failure) {
      LOG.atWarn().addKeyValue("folder", folder).log("not tidied: {}", failure.toString());
      return List.of();
    }
  }

  private Stream<Path> fetched(Instant now) throws IOException {
    return old(FETCHED, now.minus(DAY)).stream().filter(Files::isRegularFile);
  }

  private Stream<Path> homes(Instant now) throws IOException {
    if (!Files.isDirectory(processes)) {
      return Stream.of();
    }
    var inUse = inUse();
    return old(HOME, now.minus(WEEK)).stream()
        .filter(Files::isDirectory)
        .filter(home -> !inUse.contains(home));
  }

  private List<Path> old(Pattern name, Instant before) throws IOException {
    try (var all = Files.list(folder)) {
      return all.filter(place -> name.matcher(place.getFileName().toString()).matches())
          .filter(place -> touched(place).isBefore(before))
          .toList();
    }
  }

  private static Instant touched(Path place) {
    try {
      return Files.getLastModifiedTime(place).toInstant();
    } catch (IOException gone) {
      return Instant.MAX;
    }
  }

  /** A renderer works in its home. */
  private Set<Path> inUse() throws IOException {
    try (var all = Files.list(processes)) {
      return all.map(process -> process.resolve("cwd"))
          .flatMap(TemporaryFiles::target)
          .collect(Collectors.toSet());
    }
  }

  /** Those of other people's processes cannot be seen, and are not in homes of ours. */
  private static Stream<Path> target(Path link) {
    try {
      return Stream.of(Files.readSymbolicLink(link));
    } catch (IOException | UnsupportedOperationException none) {
      return Stream.of();
    }
  }

  private static long remove(Path place) throws IOException {
    List<Path> files;
    try (var all = Files.walk(place)) {
      files = all.sorted(Comparator.reverseOrder()).toList();
    }
    long bytes = 0;
    for (var file : files) {
      bytes += Files.isRegularFile(file) ? Files.size(file) : 0;
      Files.deleteIfExists(file);
    }
    return bytes;
  }
}
