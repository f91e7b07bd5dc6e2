package io.mindscape.slipway.bot.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.Supplier;

/** Says that work goes on, where it takes longer than a person waits without wondering. */
final class Progress {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private Progress() {}

  static <T> T during(Supplier<T> work, PrintWriter err, int files) {
    var thread = Thread.ofVirtual().name("progress").start(() -> tell(err, files));
    try {
      return work.get();
    } finally {
      thread.interrupt();
    }
  }

  private static void tell(PrintWriter err, int files) {
    try {
      Thread.sleep(PATIENCE);
      err.println("slipway: judging " + files + " files ...");
      err.flush();
    } catch (InterruptedException done) {
      Thread.currentThread().interrupt();
    }
  }
}
