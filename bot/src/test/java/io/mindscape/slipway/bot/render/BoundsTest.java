package io.mindscape.slipway.bot.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.mindscape.slipway.jobs.render.HelmRenderer.Release;
import io.mindscape.slipway.jobs.render.HelmRenderer.Rendering;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What holds a worker, whatever its program does: processes, threads, the network. */
class BoundsTest {

  /** Is ready, and then has another program run. */
  private static final String STARTS_A_PROGRAM =
      "printf '\\121\\031\\112\\376\\001\\000\\000\\000\\000'; sleep 300 & wait";

  @Test
  void whoStartsAProgramIsStoppedAndTheProgramToo() throws Exception {
    var program = new Given(List.of("/bin/sh", "-c", STARTS_A_PROGRAM));
    ProcessHandle child;
    try (var worker = Worker.start(program, Hostile.LIMITS)) {
      var started = ProcessHandle.of(pid(worker)).orElseThrow();
      await().until(() -> started.children().count() == 1);
      child = started.children().findFirst().orElseThrow();

      assertThatThrownBy(() -> worker.ask(new byte[4]))
          .isInstanceOf(Stopped.class)
          .hasMessageContaining("starts a program");
    }

    await().until(() -> !child.isAlive());
  }

  @Test
  void whoTakesTooManyThreadsIsStopped() throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var classes =
        Path.of(BoundsTest.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    var worker = Path.of(Worker.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    var program =
        new Given(List.of(java, "-cp", classes + ":" + worker, ManyThreads.class.getName()));
    try (var started = Worker.start(program, Hostile.LIMITS)) {
      assertThatThrownBy(() -> started.ask(new byte[4]))
          .isInstanceOf(Stopped.class)
          .hasMessageContaining("more than 256 threads");
    }
  }

  @Test
  void aRenderingIsFarFromTheBounds() {
    try (var helm = new ForkedHelm(Hostile.LIMITS)) {
      render(helm);

      assertThat(helm.workers())
          .hasSize(1)
          .allSatisfy(
              worker -> {
                assertThat(threads(worker)).isBetween(1, Worker.MOST_THREADS / 4);
                assertThat(Hostile.startedNothing(worker)).isTrue();
              });
    }
  }

  @Test
  void aWorkerMayHaveSoManyProcessesAndNoMore() throws IOException {
    Assumptions.assumeTrue(
        Confinement.boundsProcesses(),
        "not run with a bound of processes: this machine has no prlimit");
    try (var helm = new ForkedHelm(Hostile.LIMITS)) {
      render(helm);

      assertThat(Files.readAllLines(helm.workers().get(0).proc().resolve("limits")))
          .anyMatch(line -> line.matches("Max processes +1024 +1024 +processes *"));
    }
  }

  @Test
  void aWorkerHasNoNetworkButItsOwnLoopback() throws IOException {
    Assumptions.assumeTrue(
        Confinement.isOffline(),
        "not run without a network: this machine lets nobody start a program so (unshare -n)");
    try (var helm = new ForkedHelm(Hostile.LIMITS)) {
      render(helm);

      assertThat(Files.readAllLines(helm.workers().get(0).proc().resolve("net/dev")))
          .filteredOn(line -> line.contains(":"))
          .isNotEmpty()
          .allMatch(line -> line.strip().startsWith("lo:"));
    }
  }

  private static void render(ForkedHelm helm) {
    var chart =
        List.of(
            Hostile.file("Chart.yaml", "apiVersion: v2\nname: shop\nversion: 1.0.0\n"),
            Hostile.file("templates/it.yaml", "a: 1\n"));
    assertThat(helm.render(new Release("shop", "store"), chart, List.of()))
        .isInstanceOf(Rendering.Rendered.class);
  }

  private static int threads(Worker worker) {
    try (var tasks = Files.list(worker.proc().resolve("task"))) {
      return (int) tasks.count();
    } catch (IOException gone) {
      throw new AssertionError(gone);
    }
  }

  private static long pid(Worker worker) {
    return Long.parseLong(worker.proc().getFileName().toString());
  }

  /** A program that a test says. */
  private record Given(List<String> line) implements Program {
    @Override
    public String name() {
      return "given";
    }

    @Override
    public List<String> command(Path home) {
      return line;
    }

    @Override
    public Map<String, String> environment(Path home) {
      return Map.of();
    }
  }

  /** Is ready, and then has many threads. */
  static final class ManyThreads {
    private ManyThreads() {}

    public static void main(String[] arguments) throws Exception {
      var answers = new DataOutputStream(System.out);
      answers.writeInt(Worker.MAGIC);
      answers.writeBoolean(true);
      answers.writeInt(0);
      answers.flush();
      var never = new CountDownLatch(1);
      for (int at = 0; at < 2 * Worker.MOST_THREADS; at++) {
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    never.await();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                });
      }
      never.await();
    }
  }
}
