package io.mindscape.slipway.sandbox.fuzz;

import com.sun.management.ThreadMXBean;
import io.mindscape.slipway.sandbox.fuzz.Readers.Reader;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Reads on a thread of its own and looks after it. Time is the thread's own (CPU), so that a busy
 * machine is no hang; both bounds grow with the file and are generous: they are there for what is
 * quadratic, exponential or endless.
 */
final class Guard implements AutoCloseable {

  private static final long MEGABYTE = 1024 * 1024;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("fuzz-reader").stackSize(MEGABYTE).factory());
  private final Limits limits;
  private final long id;
  private final Thread thread;

  Guard(Limits limits) throws InterruptedException, ExecutionException {
    this.limits = limits;
    this.thread = worker.submit(Thread::currentThread).get();
    this.id = thread.threadId();
  }

  /**
   * What a reading may cost.
   *
   * @param seconds of CPU for any file, and for each further megabyte of it
   * @param megabytes allocated, freed or not, for any file
   * @param megabytesEach the same, for each further 100 KB of it
   */
  record Limits(long seconds, long megabytes, long megabytesEach) {
    long nanos(int bytes) {
      return TimeUnit.SECONDS.toNanos(seconds + seconds * bytes / MEGABYTE);
    }

    long allocated(int bytes) {
      return (megabytes + megabytesEach * bytes / 100_000) * MEGABYTE;
    }
  }

  /**
   * What came of it.
   *
   * @param isHung whether it was still at it: then no other can be read by this guard
   */
  record Outcome(List<Problem> problems, long nanos, long allocated, boolean isHung) {}

  Outcome check(Reader reader, Sample sample) throws InterruptedException {
    long allocatedBefore = threads.getThreadAllocatedBytes(id);
    long before = threads.getThreadCpuTime(id);
    int size = sample.content().length;
    var checking = worker.submit(() -> Oracle.check(reader, sample));
    while (true) {
      var problems = waited(checking);
      long nanos = threads.getThreadCpuTime(id) - before;
      long allocated = threads.getThreadAllocatedBytes(id) - allocatedBefore;
      boolean isSlow = nanos > limits.nanos(size);
      boolean isGreedy = allocated > limits.allocated(size);
      // Memory that is held too long ends the process; what only passes through can be waited for.
      if (problems != null || isSlow) {
        var all = new ArrayList<>(problems == null ? List.<Problem>of() : problems);
        cost(reader, isSlow, isGreedy, nanos, allocated, all);
        return new Outcome(all, nanos, allocated, problems == null);
      }
    }
  }

  private void cost(
      Reader reader,
      boolean isSlow,
      boolean isGreedy,
      long nanos,
      long allocated,
      List<Problem> problems) {
    if (isSlow || isGreedy) {
      problems.add(
          new Problem(
              reader.name() + (isSlow ? " takes too long" : " takes too much memory"),
              "%.1f s of CPU, %d MB allocated; it is at\n%s"
                  .formatted(nanos / 1e9, allocated / MEGABYTE, trace())));
    }
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
  private static @Nullable List<Problem> waited(Future<List<Problem>> checking)
      throws InterruptedException {
    try {
      return checking.get(100, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return null;
    } catch (ExecutionException e) {
      return List.of(Problem.thrown("the oracle", e.getCause() == null ? e : e.getCause()));
    }
  }

  /** Whoever still reads is a daemon, and ends with the process. */
  @Override
  public void close() {
    worker.shutdownNow();
  }
}
