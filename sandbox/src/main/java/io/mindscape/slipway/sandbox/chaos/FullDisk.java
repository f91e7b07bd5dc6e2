package io.mindscape.slipway.sandbox.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The disk under the embedded database fills up while people work, and is freed again. What was
 * acknowledged has to be done; what could not be kept was not acknowledged.
 */
final class FullDisk {

  private static final Duration READY = Duration.ofMinutes(6);
  private static final Duration FULL = Duration.ofSeconds(25);
  private static final Duration BETWEEN_ACTS = Duration.ofMillis(300);
  private static final int UNAVAILABLE = 503;
  private static final String SIZE = "48m";

  private FullDisk() {}

  /** How it came out: the judgement, and what was answered while the disk was full. */
  record Outcome(Result result, Map<Integer, Integer> whileFull) {
    boolean isClean() {
      return result.isClean() && whileFull.getOrDefault(UNAVAILABLE, 0) > 0;
    }
  }

  /** Whether this process may mount a small disk. */
  static boolean isPossible() {
    try {
      var place = Files.createTempDirectory("slipway-disk-");
      boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", place.toString());
      if (mounted) {
        run("umount", place.toString());
      }
      Files.delete(place);
      return mounted;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Plays it. */
  static Outcome play(long seed, Progress progress) {
    var plan = new Yard.Plan(2, true, false, 1, Optional.empty());
    var count = new ConcurrentHashMap<Integer, Integer>();
    try (var yard = Yard.open(plan, status -> count.merge(status, 1, Integer::sum))) {
      var data = yard.data(0);
      if (!run("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "tmpfs", data.toString())) {
        throw new IllegalStateException("a small disk cannot be mounted at " + data);
      }
      try (var bot = yard.startBot(0)) {
        bot.awaitReady(READY);
        return play(yard, bot, count, new Crowds(yard, seed), progress);
      } finally {
        run("umount", "-l", data.toString());
      }
    }
  }

  private static Outcome play(
      Yard yard, BotRun bot, Map<Integer, Integer> count, Crowds crowds, Progress progress) {
    crowds.act(8);
    Quiet.of(yard).await(Duration.ofSeconds(3), Duration.ofSeconds(60));
    var filler = yard.data(0).resolve("filler");
    long end = System.nanoTime() + FULL.toNanos();
    count.clear();
    while (System.nanoTime() < end) {
      fill(filler);
      crowds.act(1);
      LockSupport.parkNanos(BETWEEN_ACTS.toNanos());
    }
    var whileFull = Map.copyOf(count);
    progress.say("the disk was full; answers meanwhile: %s".formatted(whileFull));
    delete(filler);
    new Drain(yard, progress).untilDone(List.of(bot));
    return new Outcome(Result.of("disk", yard, crowds, new Tally()), whileFull);
  }

  /** Takes what room is left. */
  private static void fill(Path filler) {
    byte[] page = new byte[4096];
    try (var out =
        Files.newOutputStream(
            filler,
            java.nio.file.StandardOpenOption.CREATE,
            java.nio.file.StandardOpenOption.APPEND)) {
      while (true) {
        out.write(page);
      }
    } catch (IOException full) {
      // That was the purpose.
    }
  }

  private static void delete(Path filler) {
    try {
      Files.deleteIfExists(filler);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static boolean run(String... command) {
    try {
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException missing) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
