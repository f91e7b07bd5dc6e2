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
import java.time.Instant;
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
  private final Duration longest;

  /**
   * @param places folders, {@code .zip} files, and addresses of such
   */
  public OsvPlaces(List<String> places) {
    this(places, System::nanoTime, LONGEST);
  }

  /**
   * @param nanos a clock for lengths of time
   * @param longest that it may take
   */
  OsvPlaces(List<String> places, LongSupplier nanos, Duration longest) {
    this.places = List.copyOf(places);
    this.nanos = nanos;
    this.longest = longest;
  }

  @Override
  public Told about(Set<Installed> packages) {
    var sieve = new Sieve(packages, nanos.getAsLong() + longest.toNanos());
    places.forEach(place -> read(place, sieve));
    return sieve.told();
  }

  /**
   * How a place stands. What is at an address is not fetched: its server says how old it is.
   *
   * @throws Refused where there is nothing of the kind
   * @throws Unavailable where it takes too long, or does not answer
   */
  public static Standing standing(String place, Duration longest) {
    if (isAddress(place)) {
      return new Standing(0, Download.lastModified(URI.create(place), longest));
    }
    var places = new OsvPlaces(List.of(place), System::nanoTime, longest);
    var newest = new Newest(places.nanos.getAsLong() + longest.toNanos());
    places.read(place, newest);
    return new Standing(newest.read(), newest.newest());
  }

  /**
   * How a place stands.
   *
   * @param advisories how many there are; 0 where they were not read
   * @param newest when the last change was made; 1970 where nobody says
   */
  public record Standing(int advisories, Instant newest) {}

  private static boolean isAddress(String place) {
    return place.matches("https?://.*");
  }

  private void read(String place, Reading reading) {
    int before = reading.read();
    try {
      if (isAddress(place)) {
        download(URI.create(place), reading);
      } else {
        file(Path.of(place), reading);
      }
    } catch (ZipException noArchive) {
      throw new Refused("%s is no zip archive, which %s says".formatted(place, SETTING));
    } catch (IOException e) {
      throw new Refused(
          "%s, which %s names, cannot be read: %s".formatted(place, SETTING, e.getMessage()));
    }
    if (reading.read() == before) {
      throw new Refused(
          "%s, which %s names, has no advisory in the OSV format".formatted(place, SETTING));
    }
  }

  private void file(Path place, Reading reading) throws IOException {
    if (Files.isDirectory(place)) {
      folder(place, reading);
    } else if (Files.isRegularFile(place)) {
      archive(place, reading);
    } else {
      throw new Refused(
          "%s is not there: name folders, zip files or addresses of such as %s"
              .formatted(place, SETTING));
    }
  }

  private void folder(Path folder, Reading reading) throws IOException {
    try (var files = Files.walk(folder, DEEPEST)) {
      for (var file : files.filter(Files::isRegularFile).limit(MOST_FILES).toList()) {
        var name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".zip")) {
          archive(file, reading);
        } else if (name.endsWith(".json") && Files.size(file) <= MOST_BYTES_OF_ONE) {
          check(reading);
          reading.take(Files.readAllBytes(file));
        }
      }
    }
  }

  private void archive(Path file, Reading reading) throws IOException {
    try (var zip = new ZipFile(file.toFile())) {
      var entries = zip.entries().asIterator();
      for (int files = 0; entries.hasNext() && files < MOST_FILES; files++) {
        var entry = entries.next();
        if (entry.getName().toLowerCase(Locale.ROOT).endsWith(".json")) {
          check(reading);
          try (var content = zip.getInputStream(entry)) {
            reading.take(content.readNBytes(MOST_BYTES_OF_ONE));
          }
        }
      }
    }
  }

  private void download(URI where, Reading reading) throws IOException {
    var file = Files.createTempFile("slipway-advisories", ".zip");
    try {
      Download.to(file, where, longest);
      archive(file, reading);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private void check(Reading reading) {
    if (nanos.getAsLong() > reading.end()) {
      throw new Unavailable(
          SYSTEM,
          "reading them takes more than %d s".formatted(longest.toSeconds()),
          Duration.ofMinutes(1),
          null);
    }
  }
}
