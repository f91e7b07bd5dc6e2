package io.mindscape.slipway.sandbox.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Looks again and again until something has happened, and gives up loudly. */
record Wait(Duration patience) {

  private static final long BETWEEN_LOOKS_MILLIS = 100;

  /** Waits until {@code condition} holds. */
  void until(String what, Callable<Boolean> condition) {
    this.<Boolean>forSome(what, () -> condition.call() ? Optional.of(true) : Optional.empty());
  }

  /** Waits until there is something, and gives it. */
  <T> T forSome(String what, Callable<Optional<T>> look) {
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      try {
        var found = look.call();
        if (found.isPresent()) {
          return found.get();
        }
        if (System.nanoTime() > end) {
          throw new StoryBroken(
              "waited %d s for %s, in vain".formatted(patience.toSeconds(), what));
        }
        TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MILLIS);
      } catch (StoryBroken e) {
        throw e;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new StoryBroken("interrupted while waiting for " + what);
      } catch (Exception e) {
        throw new StoryBroken("while waiting for %s: %s".formatted(what, e));
      }
    }
  }

  /** The last lines of a log. */
  static String tail(Path log) {
    try {
      var lines = Files.readAllLines(log);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
    } catch (IOException e) {
      return "(no log: " + e.getMessage() + ")";
    }
  }
}
