package io.mindscape.slipway.sandbox.review;

import io.mindscape.slipway.sandbox.Main;
import io.mindscape.slipway.sandbox.load.Ending;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** {@code slipway serve} in a process of its own, with the launcher's bounds on memory. */
final class Bot implements AutoCloseable {

  private static final Duration START = Duration.ofMinutes(2);

  /** As the launcher has them. */
  private static final List<String> FLAGS =
      List.of(
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "-XX:+UseCompactObjectHeaders",
          "-XX:+UseG1GC",
          "-Xms128m",
          "-Xmx240m",
          "-Xmn40m",
          "-XX:G1HeapRegionSize=4m",
          "-XX:GCTimeRatio=4",
          "-XX:-G1UseAdaptiveIHOP",
          "-XX:InitiatingHeapOccupancyPercent=70",
          "-XX:MinHeapFreeRatio=40",
          "-XX:MaxHeapFreeRatio=60",
          "-XX:TrimNativeHeapInterval=1000",
          "-XX:+ExitOnOutOfMemoryError");

  private final Process process;
  private final Path log;
  private final Thread end = new Thread(this::kill, "bot-end");

  private Bot(Process process, Path log) {
    this.process = process;
    this.log = log;
    // It does not outlive the bench, however that ends.
    Runtime.getRuntime().addShutdownHook(end);
  }

  /** Starts it and waits until it is ready. */
  static Bot start(Map<String, String> environment, Path log) {
    var command = new ArrayList<String>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(FLAGS);
    var more = System.getenv().getOrDefault("SLIPWAY_JAVA_OPTIONS", "");
    Stream.of(more.split(" ", -1)).filter(flag -> !flag.isBlank()).forEach(command::add);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.add("serve");
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.environment().put("MALLOC_ARENA_MAX", "2");
    try {
      var bot = new Bot(builder.start(), log);
      bot.awaitReady(URI.create("http://127.0.0.1:" + environment.get("SLIPWAY_PORT")));
      return bot;
    } catch (IOException failure) {
      throw new UncheckedIOException("the bot cannot be started", failure);
    }
  }

  private void awaitReady(URI base) {
    var request = HttpRequest.newBuilder(base.resolve("/observe/health/live")).build();
    long deadline = System.nanoTime() + START.toNanos();
    try (var http = HttpClient.newHttpClient()) {
      while (true) {
        if (!isAlive() || System.nanoTime() > deadline) {
          throw new IllegalStateException("the bot did not start; see " + log);
        }
        try {
          if (http.send(request, BodyHandlers.discarding()).statusCode() / 100 == 2) {
            return;
          }
        } catch (IOException notYet) {
          // It does not listen yet.
        }
        process.waitFor(50, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", hurried);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** The most that was resident so far, in MB, of the process alone: the kernel's own figure. */
  long peakMegabytes() {
    return kilobytes(process.toHandle(), "VmHWM:") >> 10;
  }

  /** The processor time of it and of its renderers so far, in milliseconds. */
  long busyMillis() {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants())
        .mapToLong(one -> one.info().totalCpuDuration().orElse(Duration.ZERO).toMillis())
        .sum();
  }

  /** What the renderers hold now, in MB, together. */
  long renderersMegabytes() {
    return process.descendants().mapToLong(one -> kilobytes(one, "VmRSS:")).sum() >> 10;
  }

  private static long kilobytes(ProcessHandle process, String name) {
    try (var lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
      return lines
          .filter(line -> line.startsWith(name))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException | UncheckedIOException gone) {
      return 0;
    }
  }

  private void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  /** Asks it to stop, and kills it and what it started if it does not. */
  @Override
  public void close() {
    Ending.of(process, Duration.ofSeconds(20));
    Ending.forget(end);
  }
}
