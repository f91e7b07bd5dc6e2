package io.mindscape.slipway.bot.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mindscape.slipway.bot.settings.OwnFolder;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.maintenance.report.Reports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports as files too, for whoever has the folder at hand and neither the forge nor the database:
 * {@code OWNER/NAME/2026-11-29T0200Z.md} and {@code .json}, the newest {@value Reports#MOST} of
 * each repository. A file comes into being whole. One that cannot be written is logged, and holds
 * up nothing: what counts is in the database.
 */
public final class ReportFiles implements Reports {

  private static final Logger LOG = LoggerFactory.getLogger(ReportFiles.class);

  private static final DateTimeFormatter MINUTE = stems("yyyy-MM-dd'T'HHmm'Z'");

  /** For what did not begin with a minute. */
  private static final DateTimeFormatter SECOND = stems("yyyy-MM-dd'T'HHmmss'Z'");

  private static final Pattern NAME =
      Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{4,6}Z)\\.(md|json)(\\.part)?");

  private final Reports reports;
  private final Path folder;

  /**
   * @param reports where they are kept otherwise, and read
   * @param folder is made when there is a report
   */
  public ReportFiles(Reports reports, Path folder) {
    this.reports = reports;
    this.folder = folder;
  }

  @Override
  public void keep(Report report) {
    written(report);
    reports.keep(report);
  }

  @Override
  public List<Kept> list(Optional<RepoName> repo, long before, int limit) {
    return reports.list(repo, before, limit);
  }

  @Override
  public Optional<Kept> find(long id) {
    return reports.find(id);
  }

  private synchronized void written(Report report) {
    var drawer = drawer(report.repo());
    var stem = stem(report.opening().opens());
    try {
      OwnFolder.close(folder);
      OwnFolder.make(drawer);
      write(drawer.resolve(stem + ".md"), report.markdown());
      write(drawer.resolve(stem + ".json"), report.json());
      makeRoom(drawer);
    } catch (IOException | UncheckedIOException failure) {
      LOG.atWarn()
          .addKeyValue("repository", report.repo())
          .addKeyValue("file", drawer.resolve(stem + ".md"))
          .log(
              "the maintenance report is not written as a file; it is in the database: {}",
              failure.toString());
    }
  }

  /** GitHub's names are the same in large and small letters. */
  private Path drawer(RepoName repo) {
    return folder
        .resolve(repo.owner().toLowerCase(Locale.ROOT))
        .resolve(repo.name().toLowerCase(Locale.ROOT));
  }

  private static String stem(Instant opens) {
    return (opens.getEpochSecond() % 60 == 0 ? MINUTE : SECOND).format(opens);
  }

  private static DateTimeFormatter stems(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
  }

  private static void write(Path file, String text) throws IOException {
    var part = file.resolveSibling(file.getFileName() + ".part");
    Files.write(
        part,
        text.getBytes(UTF_8),
        StandardOpenOption.CREATE,
        StandardOpenOption.TRUNCATE_EXISTING,
        StandardOpenOption.WRITE,
        StandardOpenOption.SYNC);
    OwnFolder.closeFile(part);
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /** What has another name is somebody else's, and stays. */
  private static void makeRoom(Path drawer) throws IOException {
    List<Path> files;
    try (var all = Files.list(drawer)) {
      files = all.filter(file -> NAME.matcher(name(file)).matches()).toList();
    }
    var old =
        files.stream()
            .map(ReportFiles::stem)
            .distinct()
            .sorted(Comparator.reverseOrder())
            .skip(MOST)
            .toList();
    for (var file : files) {
      if (old.contains(stem(file))) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static String stem(Path file) {
    return name(file).replaceFirst("\\..*", "");
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
