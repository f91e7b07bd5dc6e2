package io.mindscape.slipway.bot.render;

import io.mindscape.slipway.jobs.maintenance.guard.Caches;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Programs of the Kustomize renderer that were built for other versions of Slipway, and what builds
 * left that were killed. What was asked for last stays, what was asked for within a month (when it
 * was, the time of its folder says), what runs, and what this bot uses.
 */
final class OldPrograms implements Caches {

  private static final Logger LOG = LoggerFactory.getLogger(OldPrograms.class);

  /** System, machine, and the sum of the sources. */
  private static final Pattern BUILD = Pattern.compile("(.+)-[0-9]+-[0-9]+");

  private static final Duration UNUSED = Duration.ofDays(30);
  private static final Duration ABANDONED = Duration.ofDays(1);

  private final Path cache;
  private final Predicate<Path> ours;
  private final Path processes;

  /**
   * @param cache in which they are built; it need not be there
   * @param ours whether this bot uses a program
   * @param processes where the system tells of its processes; where that is not there, all stay
   */
  OldPrograms(Path cache, Predicate<Path> ours, Path processes) {
    this.cache = cache;
    this.ours = ours;
    this.processes = processes;
  }

  @Override
  public List<Freed> tidy(Instant now, Consumer<String> check) {
    check.accept("removing old programs of the Kustomize renderer");
    try {
      var gone = Stream.concat(unused(now), left(now)).toList();
      long bytes = 0;
      for (var folder : gone) {
        bytes += size(folder);
        Folders.remove(folder);
      }
      return gone.isEmpty()
          ? List.of()
          : List.of(new Freed("old builds of Kustomize (%d)".formatted(gone.size()), bytes));
    } catch (IOException | UncheckedIOException failure) {
      LOG.atWarn().addKeyValue("folder", cache).log("not tidied: {}", failure.toString());
      return List.of();
    }
  }

  private Stream<Path> unused(Instant now) throws IOException {
    if (!Files.isDirectory(processes)) {
      return Stream.of();
    }
    var builds = folders(BUILD);
    var running = running();
    return builds.stream()
        .filter(build -> touched(build).isBefore(now.minus(UNUSED)))
        .filter(build -> !isNewest(build, builds))
        .filter(build -> !running.contains(build) && !ours.test(program(build)));
  }

  private Stream<Path> left(Instant now) throws IOException {
    return folders(Pattern.compile("sources-.+")).stream()
        .filter(sources -> touched(sources).isBefore(now.minus(ABANDONED)));
  }

  private List<Path> folders(Pattern name) throws IOException {
    try (var all = Files.list(cache)) {
      return all.filter(place -> name.matcher(place.getFileName().toString()).matches())
          .filter(Files::isDirectory)
          .toList();
    } catch (NoSuchFileException none) {
      return List.of();
    }
  }

  /** For its system and machine. */
  private static boolean isNewest(Path build, List<Path> builds) {
    return builds.stream()
        .filter(other -> platform(other).equals(platform(build)))
        .filter(other -> Files.exists(program(other)))
        .max(Comparator.comparing(OldPrograms::touched))
        .filter(build::equals)
        .isPresent();
  }

  private static String platform(Path build) {
    var matcher = BUILD.matcher(build.getFileName().toString());
    return matcher.matches() ? matcher.group(1) : "";
  }

  private static Path program(Path build) {
    return build.resolve(KustomizeBuild.PROGRAM);
  }

  /** The folders of programs that run. */
  private Set<Path> running() throws IOException {
    try (var all = Files.list(processes)) {
      return all.map(process -> process.resolve("exe"))
          .flatMap(OldPrograms::folderOf)
          .collect(Collectors.toSet());
    }
  }

  /**
   * Of other people's processes it cannot be seen; a program that runs bears that its file goes.
   */
  private static Stream<Path> folderOf(Path link) {
    try {
      return Stream.ofNullable(Files.readSymbolicLink(link).getParent());
    } catch (IOException | UnsupportedOperationException none) {
      return Stream.of();
    }
  }

  private static Instant touched(Path place) {
    try {
      return Files.getLastModifiedTime(place).toInstant();
    } catch (IOException gone) {
      return Instant.MAX;
    }
  }

  private static long size(Path folder) throws IOException {
    try (var all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }
}
