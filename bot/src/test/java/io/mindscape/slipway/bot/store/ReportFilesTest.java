package io.mindscape.slipway.bot.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.maintenance.report.MemoryReports;
import io.mindscape.slipway.jobs.maintenance.report.Reports;
import io.mindscape.slipway.jobs.maintenance.report.ReportsContract;
import io.mindscape.slipway.policies.window.Opening;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Reports as files: what lies in the folder, and what becomes of them when it cannot be written.
 */
final class ReportFilesTest extends ReportsContract {

  private static final Instant TWO = Instant.parse("2026-11-29T02:00:00Z");

  @TempDir private Path folder;

  private final Reports kept = new MemoryReports();
  private Reports files;

  @Override
  protected Reports reports() {
    if (files == null) {
      files = new ReportFiles(kept, place());
    }
    return files;
  }

  private Path place() {
    return folder.resolve("reports");
  }

  private static Reports.Report report(String repo, int week, String words) {
    var opens = TWO.plus(Duration.ofDays(7L * week));
    return new Reports.Report(
        RepoName.parse(repo),
        new Opening(opens, opens.plus(Duration.ofHours(2))),
        opens,
        words,
        "### ✓ " + words,
        "{\"summary\":\"%s\"}".formatted(words));
  }

  @Test
  void eachOpeningIsOneTextAndOneJson() throws Exception {
    reports().keep(report("O/Shop", 0, "So far none."));
    reports().keep(report("o/shop", 0, "All ran."));
    reports().keep(report("o/other", 1, "One ran."));

    assertThat(under(place()))
        .containsExactly(
            "o/other/2026-12-06T0200Z.json",
            "o/other/2026-12-06T0200Z.md",
            "o/shop/2026-11-29T0200Z.json",
            "o/shop/2026-11-29T0200Z.md");
    assertThat(place().resolve("o/shop/2026-11-29T0200Z.md")).hasContent("### ✓ All ran.");
    assertThat(place().resolve("o/shop/2026-11-29T0200Z.json"))
        .hasContent("{\"summary\":\"All ran.\"}");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(place())))
        .isEqualTo("rwx------");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(place().resolve("o/shop/2026-11-29T0200Z.md"))))
        .isEqualTo("rw-------");
  }

  @Test
  void whatDidNotBeginWithAMinuteHasItsSecondsInTheName() throws Exception {
    var opens = TWO.plusSeconds(7);
    reports().keep(report("o/shop", 0, "The window."));
    reports()
        .keep(
            new Reports.Report(
                new RepoName("o", "shop"),
                new Opening(opens, opens.plusSeconds(600)),
                opens,
                "Outside.",
                "### Outside.",
                "{}"));

    assertThat(under(place()))
        .contains("o/shop/2026-11-29T0200Z.md", "o/shop/2026-11-29T020007Z.md")
        .hasSize(4);
  }

  @Test
  void theOldestFilesGoAndWhatIsNotOursStays() throws Exception {
    var drawer = Files.createDirectories(place().resolve("o/shop"));
    Files.writeString(drawer.resolve("notes.md"), "mine");
    Files.writeString(drawer.resolve("2020-01-05T0200Z.md.part"), "left by a crash");
    for (int week = 0; week <= Reports.MOST; week++) {
      reports().keep(report("o/shop", week, "Week " + week));
    }

    var left = under(place());
    assertThat(left).hasSize(2 * Reports.MOST + 1).contains("o/shop/notes.md");
    assertThat(left)
        .contains("o/shop/2026-12-06T0200Z.md")
        .noneMatch(name -> name.contains("11-29"));
    assertThat(left).noneMatch(name -> name.endsWith(".part"));
  }

  @Test
  void whatCannotBeWrittenIsStillKept() throws Exception {
    Files.writeString(place(), "a file where the folder would be");

    reports().keep(report("o/shop", 0, "All ran."));

    assertThat(kept.list(Optional.empty(), Long.MAX_VALUE, 9)).hasSize(1);
    assertThat(place()).hasContent("a file where the folder would be");
  }

  private static List<String> under(Path place) throws IOException {
    try (var all = Files.walk(place)) {
      return all.filter(Files::isRegularFile)
          .map(file -> place.relativize(file).toString())
          .sorted()
          .toList();
    }
  }
}
