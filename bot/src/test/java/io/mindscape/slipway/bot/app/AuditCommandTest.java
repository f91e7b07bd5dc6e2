package io.mindscape.slipway.bot.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.bot.store.Store;
import io.mindscape.slipway.jobs.effect.AuditLog;
import io.mindscape.slipway.jobs.effect.Cause;
import io.mindscape.slipway.jobs.effect.Outcome;
import io.mindscape.slipway.policies.Refused;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class AuditCommandTest {

  @TempDir private Path folder;

  private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");

  private final StringWriter out = new StringWriter();
  private String head = "";

  @BeforeEach
  void threeLines() {
    try (var store = Store.embedded(folder)) {
      write(store, NOON, 3);
      head = store.trail().list(1).getFirst().hash();
    }
  }

  /** Lines a second apart. */
  static void write(Store store, Instant before, int lines) {
    for (int i = 1; i <= lines; i++) {
      store
          .audit()
          .append(
              new AuditLog.Entry(
                  before.plusSeconds(i),
                  new Cause("omar", "delivery " + i),
                  new AuditLog.Deed("comment", "o/n#" + i, "a comment"),
                  Outcome.done("the comment " + i)));
    }
  }

  @Test
  void saysHowManyLinesThereAreAndTheHashToNote() {
    assertThat(verify()).isZero();

    assertThat(out.toString())
        .contains("3 lines, from 2026-11-29T12:00:01Z to 2026-11-29T12:00:03Z")
        .contains(head);
  }

  @Test
  void findsTheHashThatWasNoted() {
    assertThat(verify("--head", head.toUpperCase(java.util.Locale.ROOT))).isZero();
  }

  @Test
  void saysWhichLineWasChangedAndWhatToDo() throws SQLException {
    change("update audit_line set words = 'another comment' where seq = 2");

    assertThat(verify()).isEqualTo(1);
    assertThat(out.toString())
        .contains("The first line that is wrong is 2: its hash does not fit what it says.")
        .contains("compare them with a backup");
  }

  @Test
  void saysThatTheEndWasCut() throws SQLException {
    change("delete from audit_line where seq = 3");
    change(
        "update audit_head set seq = 2, hash = (select hash from audit_line where seq = 2) where id"
            + " = 1");

    assertThat(verify()).isZero();
    assertThat(verify("--head", head)).isEqualTo(1);
    assertThat(out.toString()).contains("Its end was cut off");
  }

  @Test
  void aDatabaseThatABotUsesIsNamedAndSoIsTheOtherWay() throws IOException {
    // As another process has it; within one the database would be shared.
    try (var file = FileChannel.open(folder.resolve("slipway.mv.db"), StandardOpenOption.WRITE);
        var held = file.lock()) {
      assertThat(held.isValid()).isTrue();
      assertThat(verify()).isEqualTo(2);
    }

    assertThat(out.toString().lines())
        .singleElement()
        .asString()
        .contains("is in use by another process", "GET /api/v1/audit/verify");
  }

  @Test
  void aDatabaseThatIsNotThereIsNotMade() throws Exception {
    var elsewhere = Files.createDirectory(folder.resolve("elsewhere"));

    assertThat(run(Map.of("SLIPWAY_DATA_DIR", elsewhere.toString()))).isEqualTo(2);
    assertThat(out.toString().lines())
        .singleElement()
        .asString()
        .startsWith("There is no database in " + elsewhere);
    assertThat(elsewhere).isEmptyDirectory();
  }

  @Test
  void aServerThatIsNotThereIsNamedWithoutItsPassword() {
    var url = "jdbc:postgresql://127.0.0.1:1/slipway?password=hunter2";

    assertThat(run(Map.of("SLIPWAY_DATA_DIR", folder.toString(), "SLIPWAY_DATABASE_URL", url)))
        .isEqualTo(2);
    assertThat(out.toString()).contains("cannot be reached").doesNotContain("hunter2");
  }

  @Test
  void saysWhatIsInFilesAndWhatIsNotThere() throws IOException {
    var file = seal();
    assertThat(verify("--head", head)).isZero();
    assertThat(out.toString())
        .isEqualTo(
            """
            The audit log is as it was written: 4 lines, from 2026-11-29T12:00:01Z to 2027-11-30T12:00:00Z.
            3 of them are sealed in a file of %s, which was read; they were compared line by line.
            Its last line has the hash
            %s
            Note it elsewhere: with --head it shows later that nothing was cut off.
            """
                .formatted(folder.resolve("audit"), hash()));

    out.getBuffer().setLength(0);
    Files.move(file, folder.resolve("audit").resolve("audit-9-9-0123456789abcdef.jsonl.gz"));
    assertThat(verify()).isEqualTo(2);
    assertThat(out.toString())
        .startsWith("What could be read of the audit log is as it was written: 1 of its 4 lines,")
        .contains(
            """
            Of what is sealed elsewhere nothing is proved but that the rest follows it. Not in %1$s, or not to be read there:
              %2$s (lines 1 to 3) SHA-256\
            """
                .formatted(folder.resolve("audit"), file.getFileName()))
        .contains("Put it there, or have\nSLIPWAY_AUDIT_EXPORT_DIR name the folder, and ask again.")
        .contains(
            "audit-9-9-0123456789abcdef.jsonl.gz in " + folder.resolve("audit") + " is no part");

    out.getBuffer().setLength(0);
    assertThat(verify("--head", "f".repeat(64))).isEqualTo(2);
    assertThat(out.toString())
        .startsWith("Whether the hash that was noted is in the audit log of 4");
  }

  @Test
  void aFolderThatSomebodyNamedIsReadAndAChangedFileIsNamedWithItsLine() throws IOException {
    var file = seal();
    var elsewhere = Files.createDirectory(folder.resolve("elsewhere")).resolve(file.getFileName());
    Files.write(elsewhere, Arrays.copyOf(Files.readAllBytes(file), 40));
    var settings =
        Map.of(
            "SLIPWAY_DATA_DIR",
            folder.toString(),
            "SLIPWAY_AUDIT_EXPORT_DIR",
            elsewhere.getParent().toString());

    assertThat(run(settings)).isEqualTo(1);
    assertThat(out.toString())
        .contains("wrong is 1: %s:1: it is cut off or damaged".formatted(file.getFileName()))
        .contains("compare them with a backup");
  }

  @Test
  void linesAreKeptForADayAtLeast() {
    assertThat(
            run(Map.of("SLIPWAY_DATA_DIR", folder.toString(), "SLIPWAY_AUDIT_RETENTION", "PT23H")))
        .isEqualTo(2);
    assertThat(out.toString())
        .contains("SLIPWAY_AUDIT_RETENTION", "\"PT23H\"", "write a day or more, such as P365D");
  }

  private Path seal() throws IOException {
    try (var store = Store.embedded(folder)) {
      var now = NOON.plus(Duration.ofDays(366));
      var place = folder.resolve("audit");
      var sealed = store.sealing(place, Duration.ofDays(365)).seal(now, next -> {});
      return place.resolve(sealed.files().getFirst());
    }
  }

  private String hash() {
    try (var store = Store.asItIs(null, folder)) {
      return store.trail().list(1).getFirst().hash();
    }
  }

  @Test
  void aHashThatIsNoneIsRefused() {
    assertThat(verify("--head", "abc")).isEqualTo(2);
    assertThat(out.toString()).contains("64 hexadecimal digits");
  }

  private int verify(String... more) {
    return run(Map.of("SLIPWAY_DATA_DIR", folder.toString()), more);
  }

  private int run(Map<String, String> environment, String... more) {
    var arguments = Stream.concat(Stream.of("verify"), Stream.of(more)).toArray(String[]::new);
    return new CommandLine(new AuditCommand(environment))
        .setOut(new PrintWriter(out))
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> {
              assertThat(failure).isInstanceOf(Refused.class);
              out.append(failure.getMessage()).append("\n");
              return 2;
            })
        .execute(arguments);
  }

  private void change(String statement) throws SQLException {
    try (var connection =
            DriverManager.getConnection(
                "jdbc:h2:file:" + folder.resolve("slipway").toAbsolutePath());
        var sql = connection.createStatement()) {
      for (var each : List.of("drop trigger if exists audit_guard", statement)) {
        sql.execute(each);
      }
    }
  }
}
