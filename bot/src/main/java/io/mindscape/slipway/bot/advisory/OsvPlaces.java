package io.mindscape.slipway.bot.advisory;

import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.advisory.Advisories;
import io.mindscape.slipway.jobs.advisory.content.Installed;
import io.mindscape.slipway.policies.Refused;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Advisories in the OSV format, a file for each: in folders, in zip archives, and in zip archives
 * at addresses, as OSV hands them out for each ecosystem. They are read anew each time, and only
 * what is asked for is kept.
 */
public final class OsvPlaces implements Advisories {

  static final String SYSTEM = "what has the advisories";

  private static final String SETTING = "SLIPWAY_ADVISORIES";
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final int MOST_BYTES_OF_ONE = 4 << 20;
  private static final int MOST_FILES = 1_000_000;
  private static final int DEEPEST = 6;

  private final List<String> places;
  private final LongSupplier nanos;

  /**
   * @param places folders, {@code .zip} files, and addresses of such
   */
  public OsvPlaces(List<String> places) {
    this(places, System::nanoTime);
  }

  /**
   * @param nanos a clock for lengths of time
   */
  OsvPlaces(List<String> places, LongSupplier nanos) {
    this.places = List.copyOf(places);
    this.nanos = nanos;
  }

  @Override
  public Told about(Set<Installed> packages) {
    var sieve = new Sieve(packages, nanos.getAsLong() + LONGEST.toNanos());
    for (var place : places) {
      int before = sieve.read();
      try {
        if (place.matches("https?://.*")) {
          download(URI.create(place), sieve);
        } else {
          file(Path.of(place), sieve);
        }
      } catch (ZipException noArchive) {
        throw new Refused("%s is no zip archive, which %s says".formatted(place, SETTING));
      } catch (IOException e) {
        throw new Refused(
            "%s, which %s names, cannot be read: %s".formatted(place, SETTING, e.getMessage()));
      }
      if (sieve.read() == before) {
        throw new Refused(
            "%s, which %s names, has no advisory in the OSV format".formatted(place, SETTING));
      }
    }
    return sieve.told();
  }

  private void file(Path place, Sieve sieve) throws IOException {
    if (Files.isDirectory(place)) {
      folder(place, sieve);
    } else if (Files.isRegularFile(place)) {
      archive(place, sieve);
    } else {
      throw new Refused(
          "%s is not there: name folders, zip files or addresses of such as %s"
              .formatted(place, SETTING));
    }
  }

  private void folder(Path folder, Sieve sieve) throws IOException {
    try (var files = Files.walk(folder, DEEPEST)) {
      for (var file : files.filter(Files::isRegularFile).limit(MOST_FILES).toList()) {
        var name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".zip")) {
          archive(file, sieve);
        } else if (name.endsWith(".json") && Files.size(file) <= MOST_BYTES_OF_ONE) {
          check(sieve);
          sieve.take(Files.readAllBytes(file));
        }
      }
    }
  }

  private void archive(Path file, Sieve sieve) throws IOException {
    try (var zip = new ZipFile(file.toFile())) {
      var entries = zip.entries().asIterator();
      for (int files = 0; entries.hasNext() && files < MOST_FILES; files++) {
        var entry = entries.next();
        if (entry.getName().toLowerCase(Locale.ROOT).endsWith(".json")) {
          check(sieve);
          try (var content = zip.getInputStream(entry)) {
            sieve.take(content.readNBytes(MOST_BYTES_OF_ONE));
          }
        }
      }
    }
  }

  private void download(URI where, Sieve sieve) throws IOException {
    var file = Files.createTempFile("slipway-advisories", ".zip");
    try {
      Download.to(file, where, LONGEST);
      archive(file, sieve);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private void check(Sieve sieve) {
    if (nanos.getAsLong() > sieve.end()) {
      throw new Unavailable(
          SYSTEM,
          "reading them takes more than %d s".formatted(LONGEST.toSeconds()),
          Duration.ofMinutes(1),
          null);
    }
  }
}
