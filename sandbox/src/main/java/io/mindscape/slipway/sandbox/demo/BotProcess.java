package io.mindscape.slipway.sandbox.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * The bot in a process of its own, as it runs anywhere: it is told where things are by its
 * environment, and can be killed. Only its clock is ours to set, over its standard input.
 */
final class BotProcess implements AutoCloseable {

  private static final Duration START = Duration.ofMinutes(2);

  private final Process process;
  private final PrintStream orders;
  private final URI base;
  private final HttpClient http = HttpClient.newHttpClient();

  private BotProcess(Process process, URI base) {
    this.process = process;
    this.orders = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    this.base = base;
  }

  /**
   * Starts it and waits until it says that it is ready.
   *
   * @param environment everything that it is told
   * @param log where what it prints is added
   */
  static BotProcess start(Map<String, String> environment, Path log) {
    var command = new ArrayList<String>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-Xmx512m",
            // A start matters more here than what the second compiler would gain later.
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), BotMain.class.getName()));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().clear();
    builder.environment().putAll(environment);
    var base = URI.create("http://127.0.0.1:" + environment.get("SLIPWAY_PORT"));
    try {
      var bot = new BotProcess(builder.start(), base);
      bot.awaitReady(log);
      return bot;
    } catch (IOException e) {
      throw new UncheckedIOException("the bot's process could not be started", e);
    }
  }

  URI base() {
    return base;
  }

  /** A counter of its metrics; 0 while it has not counted anything. */
  long counter(String name) {
    return counter(name, "");
  }

  /**
   * The first of that name that has a tag.
   *
   * @param tag such as {@code kind="push"}; empty for any
   */
  long counter(String name, String tag) {
    var tags = tag.isEmpty() ? "(?:\\{[^}]*})?" : "\\{[^}]*" + Pattern.quote(tag) + "[^}]*}";
    var counter = Pattern.compile("(?m)^" + Pattern.quote(name) + tags + " ([0-9.E]+)$");
    var request = HttpRequest.newBuilder(base.resolve("/observe/metrics")).build();
    try {
      var found = counter.matcher(http.send(request, BodyHandlers.ofString()).body());
      return found.find() ? (long) Double.parseDouble(found.group(1)) : 0;
    } catch (IOException e) {
      throw new UncheckedIOException("the bot's metrics", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoryBroken("interrupted");
    }
  }

  /** Sets its clock, which goes on from there. */
  void setClock(Instant now) {
    orders.println("at " + now);
  }

  /** Ends it as a power cut would. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** Asks it to stop, and sees to it that it has. */
  @Override
  public void close() {
    orders.close();
    try {
      if (!process.waitFor(15, TimeUnit.SECONDS)) {
        kill();
      }
    } catch (InterruptedException e) {
      kill();
      Thread.currentThread().interrupt();
    }
  }

  private void awaitReady(Path log) {
    var request = HttpRequest.newBuilder(base.resolve("/observe/health/ready")).build();
    var wait = new Wait(START);
    wait.until(
        "the bot to be ready",
        () -> {
          if (!process.isAlive()) {
            throw new StoryBroken("the bot ended at its start; it said:\n" + Wait.tail(log));
          }
          try {
            int status = http.send(request, BodyHandlers.discarding()).statusCode();
            return status == 200 || status == 204;
          } catch (IOException e) {
            return false;
          }
        });
  }
}
