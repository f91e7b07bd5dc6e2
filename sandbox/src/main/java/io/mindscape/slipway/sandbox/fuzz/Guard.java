package io.mindscape.slipway.sandbox.fuzz;

import com.sun.management.ThreadMXBean;
import io.mindscape.slipway.sandbox.fuzz.Oracle.Checked;
import io.mindscape.slipway.sandbox.fuzz.Readers.Reader;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Reads on a thread of its own and watches for what never ends. Time is the thread's own (CPU), so
 * that a busy machine is no hang, and there is plenty of it: what must be small is measured in
 * memory, which is the same on any machine.
 */
final class Guard implements AutoCloseable {

  private static final int MEGABYTE = 1024 * 1024;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("fuzz-reader").stackSize(MEGABYTE).factory());
  private final long seconds;
  private final Thread thread;

  /**
   * @param seconds of CPU for any file, and for each further megabyte of it
   */
  Guard(long seconds) throws InterruptedException, ExecutionException {
    this.seconds = seconds;
    this.thread = worker.submit(Thread::currentThread).get();
  }

  /**
   * What came of it.
   *
   * @param isHung whether it was still at it: then no other can be read by this guard
   */
  record Outcome(Checked checked, boolean isHung) {}

  Outcome check(Reader reader, Sample sample) throws InterruptedException {
    long before = threads.getThreadCpuTime(thread.threadId());
    long most = TimeUnit.SECONDS.toNanos(seconds + seconds * sample.content().length / MEGABYTE);
    var checking = worker.submit(() -> Oracle.check(reader, sample));
    while (true) {
      var checked = waited(checking);
      if (checked != null) {
        return new Outcome(checked, false);
      }
      long nanos = threads.getThreadCpuTime(thread.threadId()) - before;
      if (nanos > most) {
        return new Outcome(new Checked(List.of(hung(reader, nanos)), nanos, 0), true);
      }
    }
  }

  private Problem hung(Reader reader, long nanos) {
    return new Problem(
        reader.name() + " takes too long",
        "%.1f s of CPU; it is at\n%s".formatted(nanos / 1e9, trace()));
  }

  private String trace() {
    var text = new StringBuilder();
    int left = 25;
    for (var frame : thread.getStackTrace()) {
      if (left-- > 0) {
        text.append("    ").append(frame).append('\n');
      }
    }
    return text.toString();
  }

  /** What was found, or null where it is still being read. */
  private static @Nullable Checked waited(Future<Checked> checking) throws InterruptedException {
    try {
      return checking.get(100, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return null;
    } catch (ExecutionException e) {
      var thrown = e.getCause() == null ? e : e.getCause();
      return new Checked(List.of(Problem.thrown("the oracle", thrown)), 0, 0);
    }
  }

  /** Whoever still reads is a daemon, and ends with the process. */
  @Override
  public void close() {
    worker.shutdownNow();
  }
}
