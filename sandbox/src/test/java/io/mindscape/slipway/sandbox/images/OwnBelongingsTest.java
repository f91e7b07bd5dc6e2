package io.mindscape.slipway.sandbox.images;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.bot.app.AuditCommand;
import io.mindscape.slipway.bot.registry.DebiansRegistry;
import io.mindscape.slipway.bot.store.Store;
import io.mindscape.slipway.jobs.effect.AuditLog;
import io.mindscape.slipway.jobs.effect.Cause;
import io.mindscape.slipway.jobs.effect.Outcome;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A bot that is more than a year old has its Sunday; and who asks for its audit log after it. */
final class OwnBelongingsTest {

  private static final LocalDate FIRST = LocalDate.parse("2026-11-29");

  @TempDir private Path folder;

  @Test
  void whatIsOldIsInFilesAfterASundayAndNothingOfItIsLost() throws Exception {
    var data = Files.createDirectories(folder.resolve("data"));
    try (var store = Store.embedded(data)) {
      write(store, Instant.parse("2025-11-01T09:00:00Z"), 120);
      write(store, Instant.parse("2026-11-01T09:00:00Z"), 30);
    }
    var noted = head(data);
    assertThat(verify(data))
        .startsWith("0 The audit log is as it was written: 150 lines, from 2025-");
    var old = mirrorOfNobody(data);

    var report = sundays(data);

    assertThat(old).doesNotExist();
    assertThat(report)
        .contains("✓ **log_rotation** done")
        .containsPattern(
            "- audit log: 120 old lines moved from the database into files: `audit-1-120-")
        .contains("- caches: 2 kB freed: `the mirror acme~old.git of no repository` (2 kB)");
    assertThat(verify(data, "--head", noted))
        .startsWith("0 The audit log is as it was written: ")
        .contains("120 of them are sealed in a file of " + data.resolve("audit"));
    var file = only(data.resolve("audit"));
    Files.move(file, folder.resolve("elsewhere"));
    assertThat(verify(data))
        .startsWith("2 What could be read of the audit log is as it was written");
  }

  /** One on which it is moved, and one on which there is nothing more to do. */
  private String sundays(Path data) throws Exception {
    var kept = Files.createDirectories(folder.resolve("registry"));
    try (var registry = DebiansRegistry.start(kept);
        var harbour =
            Harbour.start(
                folder,
                registry,
                Map.of(
                    "slipway.yaml",
                    text ->
                        text.replace("    - security_patches\n", "")
                            .replace("    - dependency_updates\n", "")
                            .replace("    - database_optimization\n", "")),
                Map.of("SLIPWAY_DATA_DIR", data.toString()))) {
      var report = harbour.sunday(FIRST);
      harbour.restart();
      assertThat(harbour.sunday(FIRST.plusWeeks(1)))
          .contains("- audit log: no line is old enough to be moved into a file");
      return report;
    }
  }

  private static Path mirrorOfNobody(Path data) throws IOException {
    var place = Files.createDirectories(data.resolve("mirrors").resolve("acme~old.git"));
    var pack = Files.writeString(place.resolve("pack"), "x".repeat(2_100));
    for (var file : List.of(pack, place)) {
      Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-09-01T00:00:00Z")));
    }
    return place;
  }

  private static void write(Store store, Instant from, int lines) {
    for (int i = 0; i < lines; i++) {
      store
          .audit()
          .append(
              new AuditLog.Entry(
                  from.plusSeconds(i),
                  new Cause("omar", "delivery " + i),
                  new AuditLog.Deed("comment", "mindscape/platform#" + i, "a comment"),
                  Outcome.done("the comment " + i)));
    }
  }

  private static String head(Path data) {
    try (var store = Store.asItIs(null, data)) {
      return store.trail().list(1).getFirst().hash();
    }
  }

  private static Path only(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.findFirst().orElseThrow();
    }
  }

  /** The exit code, and what is said. */
  private static String verify(Path data, String... more) {
    var out = new StringWriter();
    int code =
        new CommandLine(new AuditCommand(Map.of("SLIPWAY_DATA_DIR", data.toString())))
            .setOut(new PrintWriter(out))
            .execute(Stream.concat(Stream.of("verify"), Stream.of(more)).toArray(String[]::new));
    return code + " " + out;
  }
}
