package io.mindscape.slipway.sandbox.controlplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What we start ends when we do. */
final class GuardedTest {

  @Test
  void aProgramIsAskedToEndAndTheFilesGoWithIt(@TempDir Path temp) throws IOException {
    var folder = Files.createDirectory(temp.resolve("files"));
    var told = temp.resolve("told");
    var script = "trap 'echo asked >../told; exit' TERM; echo on >on; while :; do sleep 0.1; done";
    var program = start(folder, true, script);
    await().until(() -> Files.exists(folder.resolve("on")));
    var processes = program.processes();

    program.close();

    assertThat(told).hasContent("asked");
    assertThat(processes).hasSizeGreaterThan(2).noneMatch(ProcessHandle::isAlive);
    assertThat(folder).doesNotExist();
  }

  @Test
  void aProgramThatDoesNotListenIsKilled(@TempDir Path folder) {
    var program = start(folder, false, "trap '' TERM; echo on >on; while :; do sleep 0.1; done");
    await().until(() -> Files.exists(folder.resolve("on")));
    var processes = program.processes();

    program.close();

    assertThat(processes).hasSizeGreaterThan(2);
    assertThat(processes.getFirst().isAlive()).isFalse();
    // Its last nap outlives it by a moment.
    await().until(() -> processes.stream().noneMatch(ProcessHandle::isAlive));
    assertThat(folder).exists();
  }

  @Test
  void whatEndsByItselfIsSeenAndQuoted(@TempDir Path folder) {
    try (var program = start(folder, true, "echo no more; exit 4")) {
      await().until(() -> !program.isAlive());

      assertThat(program.said()).isEqualTo("no more");
    }
    assertThat(folder).exists();
  }

  @Test
  void aProgramDiesWithUsWhenWeAreKilled(@TempDir Path temp) throws Exception {
    var folder = Files.createDirectory(temp.resolve("files"));
    var java = ProcessHandle.current().info().command().orElseThrow();
    var classes = System.getProperty("java.class.path");
    var killed =
        new ProcessBuilder(java, "-cp", classes, Killed.class.getName(), folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    var line = killed.inputReader(StandardCharsets.UTF_8).readLine();
    var processes =
        Arrays.stream(line.split(" "))
            .map(Long::valueOf)
            .map(id -> ProcessHandle.of(id).orElseThrow())
            .toList();
    assertThat(processes).hasSize(3).allMatch(ProcessHandle::isAlive);

    killed.destroyForcibly().waitFor();

    await().until(() -> processes.stream().noneMatch(ProcessHandle::isAlive));
    await().until(() -> Files.notExists(folder));
  }

  /** One who starts a program and is killed. */
  static final class Killed {

    private Killed() {}

    public static void main(String[] arguments) {
      var folder = Path.of(arguments[0]);
      var program = Guarded.start("program", folder, true, List.of("sleep", "600"));
      await().until(() -> program.processes().size() == 3);
      System.out.println(
          String.join(
              " ", program.processes().stream().map(one -> String.valueOf(one.pid())).toList()));
      LockSupport.park();
    }
  }

  private static Guarded start(Path folder, boolean isOwner, String script) {
    return Guarded.start("program", folder, isOwner, List.of("/bin/sh", "-c", script));
  }
}
