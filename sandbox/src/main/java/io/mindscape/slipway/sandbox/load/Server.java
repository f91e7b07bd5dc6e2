package io.mindscape.slipway.sandbox.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A server under test, in a process of its own. */
final class Server implements AutoCloseable {

  private static final Duration START = Duration.ofMinutes(2);
  private static final Duration LOOK = Duration.ofMillis(50);
  private static final Duration REST = Duration.ofMinutes(10);

  /** Who uses less of a processor than this, in the time between two looks, does nothing. */
  private static final Duration BETWEEN = Duration.ofSeconds(1);

  private static final double IDLE_SECONDS = 0.1;

  /** Longer than the bot shows a number that it has counted. */
  private static final Duration STALE = Duration.ofSeconds(6);

  /** A gauge that is anything but 0. */
  private static final Pattern UNFINISHED =
      Pattern.compile("(?m)^slipway_deliveries_unfinished(\\{[^}]*})? (?!0\\.0$)");

  private final Process process;
  private final Sender.Target target;
  private final Memory memory;
  private final Thread end = new Thread(this::kill, "server-end");

  private Server(Process process, Sender.Target target) {
    this.process = process;
    this.target = target;
    this.memory = Memory.watch(process.toHandle());
    // It does not outlive the bench, however that ends.
    Runtime.getRuntime().addShutdownHook(end);
  }

  /**
   * How it is started.
   *
   * @param environment all of it
   * @param log where what it prints goes
   */
  record Start(List<String> command, Map<String, String> environment, Path log) {
    Start {
      command = List.copyOf(command);
      environment = Map.copyOf(environment);
    }
  }

  /**
   * Starts it and waits until it is ready.
   *
   * @param ready a path that answers 200 or 204 then
   */
  static Server start(Start how, Sender.Target target, String ready) {
    var builder = new ProcessBuilder(how.command()).redirectErrorStream(true);
    builder.redirectOutput(how.log().toFile());
    builder.environment().clear();
    builder.environment().putAll(how.environment());
    try {
      var server = new Server(builder.start(), target);
      try {
        server.awaitReady(ready, how.log());
        return server;
      } catch (RuntimeException | InterruptedException failure) {
        server.close();
        throw failure;
      }
    } catch (IOException failure) {
      throw new UncheckedIOException("a server cannot be started", failure);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", hurried);
    }
  }

  private void awaitReady(String path, Path log) throws IOException, InterruptedException {
    var base = URI.create("http://127.0.0.1:" + target.port());
    var request = HttpRequest.newBuilder(base.resolve(path)).timeout(START).build();
    long deadline = System.nanoTime() + START.toNanos();
    try (var http = HttpClient.newHttpClient()) {
      while (true) {
        if (!process.isAlive() || System.nanoTime() > deadline) {
          throw new IllegalStateException(
              "a server did not start; it said: " + Files.readString(log));
        }
        try {
          int status = http.send(request, BodyHandlers.discarding()).statusCode();
          if (status == 200 || status == 204) {
            return;
          }
        } catch (IOException notYet) {
          // It does not listen yet.
        }
        process.waitFor(LOOK.toMillis(), TimeUnit.MILLISECONDS);
      }
    }
  }

  /**
   * Waits until a server has done all that it was sent: it uses no processor, and a bot says that
   * nothing is unfinished.
   *
   * @return how long it was still at work
   */
  Duration awaitRest() {
    long began = System.nanoTime();
    long deadline = began + REST.toNanos();
    try (var http = HttpClient.newHttpClient()) {
      awaitIdle(deadline);
      var busy = Duration.ofNanos(System.nanoTime() - began).minus(BETWEEN);
      process.waitFor(STALE.toMillis(), TimeUnit.MILLISECONDS);
      while (UNFINISHED.matcher(http.send(metrics(), BodyHandlers.ofString()).body()).find()) {
        pause(LOOK, deadline);
      }
      return busy;
    } catch (IOException failure) {
      throw new UncheckedIOException("the bot's metrics cannot be read", failure);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", hurried);
    }
  }

  private HttpRequest metrics() {
    var metrics = URI.create("http://127.0.0.1:%d/observe/metrics".formatted(target.port()));
    return HttpRequest.newBuilder(metrics).timeout(START).build();
  }

  private void awaitIdle(long deadline) throws InterruptedException {
    double before;
    double after = busySeconds();
    do {
      before = after;
      pause(BETWEEN, deadline);
      after = busySeconds();
    } while (after - before > IDLE_SECONDS);
  }

  private void pause(Duration time, long deadline) throws InterruptedException {
    if (System.nanoTime() > deadline) {
      throw new IllegalStateException("the server was still at work after " + REST);
    }
    process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  Sender.Target target() {
    return target;
  }

  long pid() {
    return process.pid();
  }

  Memory memory() {
    return memory;
  }

  /** The processor time that it took so far, in seconds. */
  double busySeconds() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9;
  }

  private void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  /** Asks it to stop, and kills it and what it started if it does not. */
  @Override
  public void close() {
    memory.close();
    Ending.of(process, Duration.ofSeconds(15));
    Ending.forget(end);
  }
}
