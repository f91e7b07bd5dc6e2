package io.mindscape.slipway.sandbox.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Watches the bot's system calls while it takes a few hundred deliveries into its H2 file, and
 * holds each answer against {@link SyncTrace}.
 */
final class Tracing {

  private static final int RATE = 100;
  private static final int CONNECTIONS = 50;
  private static final Duration SPAN = Duration.ofSeconds(4);
  private static final String CALLS =
      "read,readv,recvfrom,recvmsg,write,writev,sendto,sendmsg,pwrite64,pwritev,fsync,fdatasync";

  private final Stable stable;
  private final Letters letters;
  private final Report report;

  Tracing(Stable stable, Letters letters, Report report) {
    this.stable = stable;
    this.letters = letters;
    this.report = report;
  }

  void measure() {
    report.title("(trace) the system calls of %d deliveries, on H2".formatted(RATE * 4));
    try (var bot = stable.bot(Database.H2)) {
      var file = stable.data().resolve("strace");
      Outcome outcome;
      try (var sender = new Sender(bot.server().target(), letters)) {
        sender.connect(CONNECTIONS);
        sender.send(new Pace.Kept(1), Duration.ofSeconds(5));
        var strace = attach(bot.server().pid(), file);
        outcome = sender.send(new Pace.Scheduled(RATE), SPAN);
        detach(strace);
      }
      judge(outcome, file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  private void judge(Outcome outcome, Path file) throws IOException {
    var trace = new SyncTrace(stable.data().toRealPath().toString());
    try (var lines = Files.lines(file, java.nio.charset.StandardCharsets.ISO_8859_1)) {
      lines.forEach(trace::line);
    }
    report.line(
        "%d answered 202; in the trace: %d syncs of the database, %d answers"
            .formatted(outcome.kept(), trace.syncs(), trace.answers()));
    trace.wrong().stream().limit(10).forEach(text -> report.line(text));
    report.must(
        trace.wrong().isEmpty(),
        "%d answers went out before their sync".formatted(trace.wrong().size()));
    report.must(
        outcome.failed() == 0 && trace.answers() == outcome.kept(),
        "each of %d answers was seen in the trace (%d)".formatted(outcome.kept(), trace.answers()));
  }

  /** Begins to watch, and returns when the first calls were seen. */
  private static Process attach(long pid, Path file) throws IOException, InterruptedException {
    var command =
        List.of(
            "strace",
            "-f",
            "-y",
            "-s",
            "8388608",
            "-e",
            "trace=" + CALLS,
            "-e",
            "signal=none",
            "-o",
            file.toString(),
            "-p",
            Long.toString(pid));
    var said = file.resolveSibling("strace.log");
    var strace =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    while (!Files.readString(said).contains("attached")) {
      if (strace.waitFor(50, TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException("strace cannot watch: " + Files.readString(said));
      }
    }
    return strace;
  }

  private static void detach(Process strace) throws InterruptedException {
    strace.destroy();
    strace.waitFor();
  }
}
