package io.mindscape.slipway.bot.git;

import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.maintenance.guard.Caches;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the folder of all mirrors small: they are packed anew, and those of nobody are removed. */
final class MirrorFolder implements Caches {

  private static final Logger LOG = LoggerFactory.getLogger(MirrorFolder.class);

  /** So long nobody touched a mirror that is removed. */
  private static final Duration UNTOUCHED = Duration.ofDays(30);

  private static final String GONE = ".gone-";

  private final Path folder;
  private final Set<String> wanted;
  private final MirrorCare care;
  private final Supplier<List<Mirror>> open;

  /**
   * @param wanted the repositories that are looked after
   * @param open the mirrors that are in use
   */
  MirrorFolder(Path folder, Set<RepoName> wanted, MirrorCare care, Supplier<List<Mirror>> open) {
    this.folder = folder;
    this.wanted = wanted.stream().map(MirrorFolder::name).collect(Collectors.toSet());
    this.care = care;
    this.open = open;
  }

  @Override
  public List<Freed> tidy(Instant now, Consumer<String> check) {
    var freed = new ArrayList<Freed>();
    for (var mirror : open.get()) {
      check.accept("packing the mirror of " + mirror.repo());
      try {
        care.tidy(mirror, now)
            .map(
                bytes -> new Freed("the mirror of %s, packed anew".formatted(mirror.repo()), bytes))
            .ifPresent(freed::add);
      } catch (IOException failure) {
        LOG.atWarn()
            .addKeyValue("repository", mirror.repo())
            .log("its mirror is not packed: {}", failure.toString());
      }
    }
    try {
      for (var place : unwanted(now)) {
        check.accept("removing the mirror " + place.getFileName());
        freed.add(
            new Freed(
                "the mirror %s of no repository".formatted(place.getFileName()), remove(place)));
      }
      for (var rest : named(name -> name.startsWith(GONE))) {
        delete(rest);
      }
    } catch (IOException | UncheckedIOException failure) {
      LOG.atWarn().addKeyValue("folder", folder).log("not tidied: {}", failure.toString());
    }
    return freed;
  }

  /** GitHub's names are the same in large and small letters. */
  private static String name(RepoName repo) {
    return Mirror.name(repo).toLowerCase(Locale.ROOT);
  }

  private List<Path> unwanted(Instant now) throws IOException {
    var inUse = open.get().stream().map(Mirror::repo).map(MirrorFolder::name).toList();
    var unwanted = new ArrayList<Path>();
    for (var place : named(name -> name.matches("[^~]+~[^~]+\\.git"))) {
      var name = place.getFileName().toString().toLowerCase(Locale.ROOT);
      if (!wanted.contains(name)
          && !inUse.contains(name)
          && touched(place).isBefore(now.minus(UNTOUCHED))) {
        unwanted.add(place);
      }
    }
    return unwanted;
  }

  private List<Path> named(Predicate<String> wantedName) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var all = Files.list(folder)) {
      return all.filter(place -> wantedName.test(place.getFileName().toString())).toList();
    }
  }

  /** When the newest file in it was written. */
  private static Instant touched(Path place) throws IOException {
    var newest = Instant.MIN;
    try (var all = Files.walk(place)) {
      for (var file : all.toList()) {
        var at = Files.getLastModifiedTime(file).toInstant();
        newest = at.isAfter(newest) ? at : newest;
      }
    }
    return newest;
  }

  /** At once for whoever looks, whatever happens while its files go. */
  private long remove(Path place) throws IOException {
    long bytes = MirrorCare.bytes(place);
    var gone = place.resolveSibling(GONE + place.getFileName());
    Files.move(place, gone, StandardCopyOption.ATOMIC_MOVE);
    delete(gone);
    return bytes;
  }

  private static void delete(Path place) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(place)) {
      files = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (var file : files) {
      Files.deleteIfExists(file);
    }
  }
}
