package io.mindscape.slipway.jobs.maintenance.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.cluster.Cluster.Where;
import io.mindscape.slipway.policies.strategy.LogTarget;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the script does to real files, run by this machine's shell. */
final class LogJobTest {

  private static final Where STAGING = new Where("staging", "shop");
  private static final Instant OPENS = Instant.parse("2026-11-29T02:00:00Z");

  @TempDir private Path folder;
  @TempDir private Path programs;

  @Test
  void aLogIsCompressedAndGoesOnEmpty() throws Exception {
    Files.createDirectories(folder.resolve("api"));
    var log = Files.writeString(folder.resolve("api/it's mine.log"), "one\ntwo\n");
    Files.createFile(folder.resolve("quiet.log"));

    assertThat(run(target("", 0))).startsWith("rotated 1, expired by age 0, by size 0, now ");

    assertThat(log).isEmptyFile();
    assertThat(unpacked("api/it's mine.log.20261129T020000.gz")).isEqualTo("one\ntwo\n");
    assertThat(folder.resolve("quiet.log.20261129T020000.gz")).doesNotExist();
  }

  @Test
  void whatIsOldGoesAndNothingThatIsNotOurs() throws Exception {
    var old = aged("api.log.20261001T020000.gz", 59, 10);
    var young = aged("api.log.20261122T020000.gz", 7, 10);
    var foreign = aged("api.log.1.gz", 59, 10);
    var other = aged("backup.tar.gz", 59, 10);
    var rolled = aged("api.log.2026-10-01T02.gz", 59, 10);
    var open = aged("api.log.2026-10-01T03", 59, 10);

    assertThat(run(target("", 0))).startsWith("rotated 0, expired by age 1, by size 0");

    assertThat(old).doesNotExist();
    assertThat(List.of(young, foreign, other, rolled, open)).allMatch(Files::exists);
  }

  @Test
  void theOldestGoesUntilTheRestIsSmallEnough() throws Exception {
    var first = aged("api.log.20261108T020000.gz", 21, 400_000);
    var second = aged("api.log.20261115T020000.gz", 14, 400_000);
    var third = aged("api.log.20261122T020000.gz", 7, 400_000);

    assertThat(run(target("", 1_000_000))).startsWith("rotated 0, expired by age 0, by size 1");

    assertThat(first).doesNotExist();
    assertThat(List.of(second, third)).allMatch(Files::exists);
  }

  @Test
  void whatCannotBeMadeSmallEnoughIsLeft() throws Exception {
    var data = aged("data.bin", 100, 400_000);

    assertThat(run(target("", 100_000))).startsWith("rotated 0, expired by age 0, by size 0");

    assertThat(data).exists();
  }

  @Test
  void aVolumeThatIsFullIsNoSuccessAndKeepsTheLog() throws Exception {
    var log = aged("api.log", 0, 400_000);
    var fits = Files.writeString(folder.resolve("web.log"), "one\n");

    var ended = start("trap '' XFSZ; ulimit -f 100; exec \"$@\"");

    assertThat(ended.status()).as(ended.said()).isEqualTo(1);
    assertThat(ended.said())
        .contains("rotated 1, expired by age 0, by size 0, now ")
        .contains("\n1 could not be rotated or removed: is the volume full or read-only");
    assertThat(log).hasSize(400_000);
    assertThat(fits).isEmptyFile();
    assertThat(names()).containsExactly("api.log", "web.log", "web.log.20261129T020000.gz");
  }

  @Test
  void whatCannotBeCompressedIsNoSuccessAndIsCompressedNextTime() throws Exception {
    Files.writeString(folder.resolve("api.log"), "one\n");

    var ended = start("PATH=%s:$PATH exec \"$@\"".formatted(broken("gzip")));

    assertThat(ended.status()).as(ended.said()).isEqualTo(1);
    assertThat(names()).containsExactly("api.log", "api.log.20261129T020000");
    assertThat(run(target("", 0))).startsWith("rotated 0, ");
    assertThat(names()).containsExactly("api.log", "api.log.20261129T020000.gz");
    assertThat(unpacked("api.log.20261129T020000.gz")).isEqualTo("one\n");
  }

  @Test
  void aSecondJobOfTheSameOpeningKeepsTheCopyOfTheFirst() throws Exception {
    var log = folder.resolve("api.log");
    for (var line : List.of("one\n", "two\n", "three\n")) {
      Files.writeString(log, line);
      assertThat(run(target("", 0))).startsWith("rotated 1, ");
    }

    assertThat(unpacked("api.log.20261129T020000.gz")).isEqualTo("one\n");
    assertThat(unpacked("api.log.20261129T020000-1.gz")).isEqualTo("two\n");
    assertThat(unpacked("api.log.20261129T020000-2.gz")).isEqualTo("three\n");
  }

  @Test
  void halfACopyOfAJobThatWasEndedGoes() throws Exception {
    Files.writeString(folder.resolve("api.log"), "one\n");
    Files.writeString(folder.resolve("api.log.20261122T020000.part"), "on");

    assertThat(run(target("", 0))).startsWith("rotated 1, ");

    assertThat(names()).containsExactly("api.log", "api.log.20261129T020000.gz");
  }

  @Test
  void aNameWithALineEndMakesNoOtherFileGo() throws Exception {
    var data = aged("data", 100, 400_000);
    aged("data\n.log.20261108T020000.gz", 50, 400_000);
    assertThat(run(target("", 100_000))).startsWith("rotated 0, expired by age 1, by size 0");

    aged("data\n.log.20261115T020000.gz", 14, 400_000);
    assertThat(run(target("", 100_000))).startsWith("rotated 0, expired by age 0, by size 0");

    assertThat(data).exists();
  }

  @Test
  void aJobIsNamedByItsOpeningAndWhatItRotates() {
    var one = new LogJob(STAGING, target("api", 0), OPENS);
    var other = new LogJob(STAGING, target("web", 0), OPENS);

    assertThat(one.name()).matches("slipway-logs-2026-11-29-[0-9a-f]{8}");
    assertThat(one.name()).isNotEqualTo(other.name());
    assertThat(one.what()).isEqualTo("the logs of app-logs/api in shop of staging");
    assertThat(one.spec(Duration.ofMinutes(5)).command()).contains("/logs/api", "30");
  }

  private static LogTarget target(String path, long most) {
    return new LogTarget("staging", "app-logs", path, Duration.ofDays(30), most, 1000);
  }

  private String run(LogTarget target) throws IOException, InterruptedException {
    var ended = start(target, List.of());
    assertThat(ended.status()).as(ended.said()).isZero();
    return ended.said();
  }

  /** In surroundings that a shell makes first. */
  private Ended start(String surroundings) throws IOException, InterruptedException {
    return start(target("", 0), List.of("sh", "-c", surroundings, "sh"));
  }

  /** With the folder of the test in place of the volume. */
  private Ended start(LogTarget target, List<String> before)
      throws IOException, InterruptedException {
    var spec = new LogJob(STAGING, target, OPENS).spec(Duration.ofMinutes(5));
    var command = new ArrayList<>(before);
    command.addAll(spec.command());
    command.replaceAll(word -> word.equals("/logs") ? folder.toString() : word);
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), said);
  }

  private record Ended(int status, String said) {}

  /** A folder with a program that always fails. */
  private Path broken(String program) throws IOException {
    var file = Files.writeString(programs.resolve(program), "#!/bin/sh\nexit 1\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    return programs;
  }

  private List<String> names() throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private String unpacked(String name) throws IOException {
    try (var in = new GZIPInputStream(Files.newInputStream(folder.resolve(name)))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private Path aged(String name, int days, int bytes) throws IOException {
    var content = new byte[bytes];
    new Random(days).nextBytes(content);
    var file = Files.write(folder.resolve(name), content);
    var ago = System.currentTimeMillis() - Duration.ofDays(days).toMillis();
    Files.setLastModifiedTime(file, FileTime.fromMillis(ago));
    return file;
  }
}
