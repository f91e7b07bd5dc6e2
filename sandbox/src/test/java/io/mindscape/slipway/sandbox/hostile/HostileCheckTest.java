package io.mindscape.slipway.sandbox.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.sandbox.Main;
import io.mindscape.slipway.sandbox.hostile.Trick.Item;
import io.mindscape.slipway.sandbox.hostile.Trick.Told;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The same tricks, all in one folder, before {@code slipway check}. */
class HostileCheckTest {

  @TempDir Path folder;

  @Test
  void allAreToldAndNothingOfTheMachineIs() throws Exception {
    var tree = Files.createDirectories(folder.resolve("tree"));
    Files.writeString(tree.resolve("slipway.yaml"), Tricks.STRATEGY);
    var expected = new HashSet<Told>();
    for (var trick : Tricks.all()) {
      if (!trick.way().asChangeAlone()) {
        write(trick, tree);
        expected.addAll(trick.told());
      }
    }
    long began = System.nanoTime();
    var out = check(tree);
    System.out.printf(
        "%d findings of tricks in one folder, checked in %d s%n",
        expected.size(), Duration.ofNanos(System.nanoTime() - began).toSeconds());

    assertThat(Leaks.in(out, folder)).isEmpty();
    assertThat(expected).hasSizeGreaterThanOrEqualTo(40);
    assertThat(told(out)).containsAll(expected);
  }

  private String check(Path tree) throws IOException, InterruptedException {
    var out = folder.resolve("out.json");
    var builder =
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "check",
                tree.toString(),
                "--format",
                "json"));
    builder.environment().put("SLIPWAY_RENDER_TIME", "PT3S");
    builder.redirectOutput(out.toFile()).redirectError(Redirect.DISCARD);
    var process = builder.start();
    try {
      assertThat(process.waitFor(3, TimeUnit.MINUTES)).as("it ends").isTrue();
      assertThat(process.exitValue()).as("there are findings").isEqualTo(1);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    return Files.readString(out);
  }

  private static Set<Told> told(String out) {
    var told = new HashSet<Told>();
    for (var finding : JsonMapper.shared().readTree(out).path("findings")) {
      told.add(
          new Told(
              finding.path("rule").asString(),
              finding.path("file").asString(),
              finding.path("line").asInt()));
    }
    return told;
  }

  private static void write(Trick trick, Path tree) throws IOException {
    for (var file : trick.files().entrySet()) {
      var path = tree.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      switch (file.getValue()) {
        case Item.Content(var bytes) -> Files.write(path, bytes);
        case Item.Link(var target) -> Files.createSymbolicLink(path, Path.of(target));
        case Item.Submodule() -> Files.createDirectories(path);
      }
    }
  }
}
