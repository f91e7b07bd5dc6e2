package io.mindscape.slipway.sandbox.chaos;

import io.mindscape.slipway.sandbox.demo.BotMain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The bot in a process of its own, small and quick to start, made to be killed. */
final class BotRun implements AutoCloseable {

  /** A dead bot's leases, which on PostgreSQL nobody else can end, end sooner than in earnest. */
  static final Duration SHORT_LEASE = Duration.ofSeconds(6);

  private static final Duration LOOK = Duration.ofMillis(50);
  private static final int LAST_LINES = 20;
  private static final List<String> FLAGS =
      List.of(
          "-XX:+UseSerialGC",
          "-Xmx256m",
          "-XX:TieredStopAtLevel=1",
          // A forge that hangs is given up sooner than in earnest, so that a run ends in time.
          "-Dslipway.github.answer.millis=10000",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  private final Process process;
  private final URI health;
  private final HttpClient http;
  private final Path log;

  private BotRun(Process process, URI health, HttpClient http, Path log) {
    this.process = process;
    this.health = health;
    this.http = http;
    this.log = log;
  }

  /**
   * How bots are run.
   *
   * @param at what time it is for them at their start; empty for the machine's
   * @param caching what it does with an ahead-of-time cache of loaded classes: {@code -XX:AOTCache}
   *     or {@code -XX:AOTCacheOutput}; empty for nothing
   * @param lease how long what it holds is kept from others after it died
   */
  record How(
      HttpClient http, Path log, Optional<Instant> at, Optional<String> caching, Duration lease) {}

  /** Starts one; it is not ready yet. */
  static BotRun start(Map<String, String> environment, How how) {
    var command = new ArrayList<String>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(FLAGS);
    command.add("-Dslipway.lease.millis=" + how.lease().toMillis());
    how.caching().ifPresent(flag -> command.addAll(List.of(flag, "-Xlog:disable")));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), BotMain.class.getName()));
    how.at().ifPresent(at -> command.add(at.toString()));
    return new BotRun(
        run(command, environment, how.log()),
        URI.create(
            "http://127.0.0.1:%s/observe/health/ready".formatted(environment.get("SLIPWAY_PORT"))),
        how.http(),
        how.log());
  }

  private static Process run(List<String> command, Map<String, String> environment, Path log) {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().clear();
    builder.environment().putAll(environment);
    try {
      return builder.start();
    } catch (IOException failure) {
      throw new UncheckedIOException("the bot's process could not be started", failure);
    }
  }

  /** Waits until it says that it is ready. */
  void awaitReady(Duration patience) {
    if (!isReadyWithin(patience)) {
      throw new IllegalStateException(
          "the bot was not ready in %s; see %s".formatted(patience, log));
    }
  }

  /** Whether it says so in that time; returns as soon as it does. */
  boolean isReadyWithin(Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    while (System.nanoTime() < end) {
      if (!process.isAlive()) {
        throw new IllegalStateException("the bot ended at its start; it said:\n" + said());
      }
      if (isReady()) {
        return true;
      }
      LockSupport.parkNanos(LOOK.toNanos());
    }
    return false;
  }

  private boolean isReady() {
    var request = HttpRequest.newBuilder(health).timeout(Duration.ofSeconds(5)).build();
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode() / 100 == 2;
    } catch (IOException notYet) {
      // It does not listen yet.
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    }
  }

  /** A bot that has died by itself is no bot to wait for. */
  void mustLive() {
    if (!process.isAlive()) {
      throw new IllegalStateException("the bot ended by itself; it said:\n" + said());
    }
  }

  /** The last of what it said. */
  private String said() {
    try (var lines = Files.lines(log)) {
      var all = lines.toList();
      return String.join("\n", all.subList(Math.max(0, all.size() - LAST_LINES), all.size()));
    } catch (IOException failure) {
      return "(nothing: " + failure.getMessage() + ")";
    }
  }

  long pid() {
    return process.pid();
  }

  /** SIGKILL. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** SIGTERM, and the time that a bot is given to end; false if it had to be killed. */
  boolean terminate(Duration grace) {
    process.destroy();
    return ended(grace);
  }

  /** Asks it to end, as the demo does, so that it writes its caches. */
  @Override
  public void close() {
    try {
      process.getOutputStream().close();
    } catch (IOException gone) {
      // It has ended already.
    }
    ended(Duration.ofSeconds(90));
  }

  private boolean ended(Duration grace) {
    try {
      if (process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS)) {
        return true;
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    kill();
    return false;
  }
}
