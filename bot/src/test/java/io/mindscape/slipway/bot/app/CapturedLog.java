package io.mindscape.slipway.bot.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mindscape.slipway.bot.log.Logs;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;

/** What the bot and its libraries write to the log meanwhile. */
final class CapturedLog implements AutoCloseable {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private PrintStream before = System.err;

  void begin() {
    Logs.takeOver();
    before = System.err;
    System.setErr(new PrintStream(bytes, true, UTF_8));
  }

  /** Without the wonder of the metrics' library at a process that has several registries. */
  List<String> lines() {
    return bytes.toString(UTF_8).lines().filter(line -> !line.contains("MMeterRegistry")).toList();
  }

  @Override
  public void close() {
    System.setErr(before);
  }
}
