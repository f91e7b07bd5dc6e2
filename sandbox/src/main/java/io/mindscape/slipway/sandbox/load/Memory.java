package io.mindscape.slipway.sandbox.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The memory of a process, as Linux tells it. The peak of what is resident is the kernel's own;
 * what of it is anonymous (not pages of files), and what other processes that it started hold, is
 * looked at five times a second.
 */
final class Memory implements AutoCloseable {

  private static final long LOOK = 200;

  private final ProcessHandle process;
  private final ScheduledExecutorService looks;
  private volatile long anonymous;
  private volatile long others;
  private volatile long resident;

  private Memory(ProcessHandle process) {
    this.process = process;
    this.looks =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("memory").daemon().factory());
  }

  static Memory watch(ProcessHandle process) {
    var memory = new Memory(process);
    var _ = memory.looks.scheduleWithFixedDelay(memory::look, LOOK, LOOK, TimeUnit.MILLISECONDS);
    return memory;
  }

  /**
   * Peaks since the process began, in megabytes.
   *
   * @param resident all of it, pages of files included
   * @param anonymous what no file backs
   * @param others the processes that it started, all together
   */
  record Peak(long resident, long anonymous, long others) {

    long all() {
      return resident + others;
    }
  }

  Peak peak() {
    look();
    return new Peak(resident >> 10, anonymous >> 10, others >> 10);
  }

  private void look() {
    resident = Math.max(resident, kilobytes(process, "VmHWM:"));
    anonymous = Math.max(anonymous, kilobytes(process, "RssAnon:"));
    others =
        Math.max(others, process.descendants().mapToLong(one -> kilobytes(one, "VmRSS:")).sum());
  }

  private static long kilobytes(ProcessHandle process, String name) {
    try (Stream<String> lines = Files.lines(Path.of("/proc", "" + process.pid(), "status"))) {
      return lines
          .filter(line -> line.startsWith(name))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException | java.io.UncheckedIOException gone) {
      return 0;
    }
  }

  @Override
  public void close() {
    looks.shutdownNow();
  }
}
