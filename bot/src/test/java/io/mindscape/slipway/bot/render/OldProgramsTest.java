package io.mindscape.slipway.bot.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.maintenance.guard.Caches.Freed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which builds of the Kustomize renderer go, and which stay. */
final class OldProgramsTest {

  private static final Instant NOW = Instant.parse("2026-11-29T02:00:00Z");
  private static final String CURRENT = "Linux-x86_64-300-5000";

  @TempDir private Path cache;
  @TempDir private Path processes;
  private final List<Path> ours = new ArrayList<>();

  @BeforeEach
  void aProcessThatIsNoneOfThem() throws IOException {
    run("17", cache.resolveSibling("sh"));
    Files.createDirectory(processes.resolve("sys"));
    build(CURRENT, Duration.ofDays(40));
  }

  @Test
  void whatNobodyAskedForInAMonthGoesWhenAnotherWasAskedForSince() throws IOException {
    build("Linux-x86_64-100-5000", Duration.ofDays(90));
    build("Linux-x86_64-200-5000", Duration.ofDays(41));
    build("sources-123", Duration.ofHours(25));

    assertThat(tidy()).containsExactly(new Freed("old builds of Kustomize (3)", 300));
    assertThat(names()).containsExactly(CURRENT);
    assertThat(tidy()).isEmpty();
  }

  @Test
  void theOnlyOneStaysHoweverOldItIs() throws IOException {
    assertThat(tidy()).isEmpty();
    assertThat(names()).containsExactly(CURRENT);
  }

  @Test
  void theNewestForEachMachineStays() throws IOException {
    build("Linux-aarch64-100-5000", Duration.ofDays(90));
    build("Darwin-arm64-100-5000", Duration.ofDays(91));

    assertThat(tidy()).isEmpty();
    assertThat(names()).hasSize(3);
  }

  @Test
  void whatWasAskedForWithinAMonthStays() throws IOException {
    build("Linux-x86_64-100-5000", Duration.ofDays(29));
    age(cache.resolve(CURRENT), Duration.ofDays(2));

    assertThat(tidy()).isEmpty();
  }

  @Test
  void whatRunsStays() throws IOException {
    run("18", build("Linux-x86_64-100-5000", Duration.ofDays(90)));

    assertThat(tidy()).isEmpty();
  }

  @Test
  void whatThisBotUsesStaysThoughItIsIdle() throws IOException {
    ours.add(build("Linux-x86_64-100-5000", Duration.ofDays(90)));

    assertThat(tidy()).isEmpty();
  }

  @Test
  void aBuildThatWasKilledIsNotTakenForTheNewest() throws IOException {
    Files.delete(build("Linux-x86_64-400-5000", Duration.ofDays(35)));
    age(cache.resolve("Linux-x86_64-400-5000"), Duration.ofDays(35));

    assertThat(tidy()).containsExactly(new Freed("old builds of Kustomize (1)", 0));
    assertThat(names()).containsExactly(CURRENT);
  }

  @Test
  void whatIsBeingBuiltAndWhatIsNotOursStays() throws IOException {
    build("sources-123", Duration.ofHours(23));
    build("something-else", Duration.ofDays(400));
    Files.writeString(cache.resolve("Linux-x86_64-1-1"), "a file");

    assertThat(tidy()).isEmpty();
    assertThat(names()).hasSize(4);
  }

  @Test
  void whereNobodyKnowsWhatRunsAllStay() throws IOException {
    build("Linux-x86_64-100-5000", Duration.ofDays(90));

    var nowhere = new OldPrograms(cache, ours::contains, cache.resolve("proc"));

    assertThat(nowhere.tidy(NOW, next -> {})).isEmpty();
    assertThat(names()).hasSize(2);
  }

  @Test
  void aCacheThatIsNotThereIsNoTrouble() {
    var none = new OldPrograms(cache.resolve("none"), ours::contains, processes);

    assertThat(none.tidy(NOW, next -> {})).isEmpty();
  }

  private List<Freed> tidy() {
    return new OldPrograms(cache, ours::contains, processes).tidy(NOW, next -> {});
  }

  private List<String> names() throws IOException {
    try (var all = Files.list(cache)) {
      return all.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private Path build(String name, Duration age) throws IOException {
    var folder = Files.createDirectory(cache.resolve(name));
    var program = Files.writeString(folder.resolve("slipway-kustomize"), "x".repeat(100));
    age(folder, age);
    return program;
  }

  private void run(String process, Path program) throws IOException {
    Files.createSymbolicLink(
        Files.createDirectory(processes.resolve(process)).resolve("exe"), program);
  }

  private static void age(Path place, Duration age) throws IOException {
    Files.setLastModifiedTime(place, FileTime.from(NOW.minus(age)));
  }
}
