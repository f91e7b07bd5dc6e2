package io.mindscape.slipway.bot.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.maintenance.guard.Caches.Freed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What killed processes left goes, and nothing else of the folder for temporary files. */
final class TemporaryFilesTest {

  private static final Instant NOW = Instant.parse("2026-11-29T02:00:00Z");

  @TempDir private Path temporary;
  @TempDir private Path processes;

  @BeforeEach
  void aProcessThatWorksSomewhere() throws IOException {
    link("17", temporary.resolve("slipway-helm-inUse"));
    link("self", temporary);
    Files.createDirectory(processes.resolve("sys"));
  }

  @Test
  void whatIsOldAndOfNobodyGoes() throws IOException {
    file("slipway-blob123", Duration.ofHours(25));
    file("slipway-advisories9.zip", Duration.ofHours(25));
    home("slipway-helm-left", Duration.ofDays(8));
    home("slipway-kustomize-left", Duration.ofDays(8));

    assertThat(tidy()).containsExactly(new Freed("what killed processes left (4)", 400));
    assertThat(temporary).isEmptyDirectory();
    assertThat(tidy()).isEmpty();
  }

  @Test
  void everythingElseStays() throws IOException {
    file("slipway-blob123", Duration.ofHours(23));
    file("slipway-blob", Duration.ofDays(30));
    file("slipway-notes", Duration.ofDays(30));
    file("blob", Duration.ofDays(30));
    home("slipway-blob-folder", Duration.ofDays(30));
    home("slipway-helm-young", Duration.ofDays(6));
    home("slipway-helm-inUse", Duration.ofDays(30));
    home("helm-1", Duration.ofDays(30));

    assertThat(tidy()).isEmpty();
    try (var left = Files.list(temporary)) {
      assertThat(left).hasSize(8);
    }
  }

  @Test
  void whereNobodyKnowsWhatRunsHomesStay() throws IOException {
    home("slipway-helm-left", Duration.ofDays(30));
    file("slipway-blob123", Duration.ofHours(25));

    var freed = new TemporaryFiles(temporary, temporary.resolve("proc")).tidy(NOW, next -> {});

    assertThat(freed).containsExactly(new Freed("what killed processes left (1)", 100));
    assertThat(temporary.resolve("slipway-helm-left")).exists();
  }

  private List<Freed> tidy() {
    return new TemporaryFiles(temporary, processes).tidy(NOW, next -> {});
  }

  private void link(String process, Path cwd) throws IOException {
    Files.createSymbolicLink(Files.createDirectory(processes.resolve(process)).resolve("cwd"), cwd);
  }

  private void file(String name, Duration age) throws IOException {
    age(Files.writeString(temporary.resolve(name), "x".repeat(100)), age);
  }

  private void home(String name, Duration age) throws IOException {
    var home = Files.createDirectory(temporary.resolve(name));
    Files.writeString(home.resolve("kubeconfig"), "x".repeat(100));
    age(home, age);
  }

  private static void age(Path place, Duration age) throws IOException {
    Files.setLastModifiedTime(place, FileTime.from(NOW.minus(age)));
  }
}
