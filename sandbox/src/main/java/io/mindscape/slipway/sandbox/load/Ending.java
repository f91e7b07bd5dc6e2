package io.mindscape.slipway.sandbox.load;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The end of a process that somebody started, and of what that started. */
public final class Ending {

  private Ending() {}

  /** Asks it to stop, and kills it and its family if it does not within {@code patience}. */
  public static void of(Process process, Duration patience) {
    var family = process.descendants().toList();
    process.destroy();
    try {
      if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException hurried) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    family.forEach(ProcessHandle::destroyForcibly);
  }

  /** What would have ended it with this process is not needed any more. */
  public static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      // The hook finds nothing to do.
    }
  }
}
