package io.mindscape.slipway.bot.render;

import io.mindscape.slipway.jobs.Unavailable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Workers that are kept warm, so that several things are rendered at once. One is started when all
 * others are busy, and none before it is needed; one that died or was stopped is replaced.
 */
final class Pool implements AutoCloseable {

  /** More do not help those who wait: each has a processor to itself at best. */
  private static final int MOST = 4;

  private final Program program;
  private final Limits limits;
  private final Semaphore free;
  private final Deque<Worker> idle = new ArrayDeque<>();
  private final Set<Worker> busy = new HashSet<>();

  Pool(Program program, Limits limits) {
    this.program = program;
    this.limits = limits;
    this.free =
        new Semaphore(
            Math.min(MOST, Math.max(1, Runtime.getRuntime().availableProcessors())), true);
  }

  /** What is done with a worker. */
  interface Work<T> {
    T with(Worker worker) throws IOException, Stopped;
  }

  /**
   * Does something with a worker that nobody else has meanwhile.
   *
   * @throws Stopped if the worker was stopped over it
   * @throws IOException if the work could not be prepared
   * @throws Unavailable if no worker starts
   */
  <T> T use(Work<T> work) throws IOException, Stopped {
    free.acquireUninterruptibly();
    try {
      var worker = take();
      boolean isWell = false;
      try {
        var result = work.with(worker);
        isWell = true;
        return result;
      } finally {
        giveBack(worker, isWell);
      }
    } finally {
      free.release();
    }
  }

  private Worker take() {
    for (var known = known(); known != null; known = known()) {
      if (known.isAlive()) {
        return known;
      }
      giveBack(known, false);
    }
    try {
      var started = Worker.start(program, limits);
      synchronized (busy) {
        busy.add(started);
      }
      return started;
    } catch (IOException | Stopped e) {
      throw new Unavailable(
          "the renderer " + program.name(),
          "The renderer %s does not start: %s".formatted(program.name(), e.getMessage()),
          Duration.ofSeconds(30),
          e);
    }
  }

  private @Nullable Worker known() {
    synchronized (busy) {
      var worker = idle.pollFirst();
      if (worker != null) {
        busy.add(worker);
      }
      return worker;
    }
  }

  private void giveBack(Worker worker, boolean isWell) {
    synchronized (busy) {
      boolean isOurs = busy.remove(worker);
      if (isWell && isOurs) {
        idle.addFirst(worker);
        return;
      }
    }
    worker.close();
  }

  /** The workers that are there, for tests. */
  List<Worker> workers() {
    synchronized (busy) {
      var all = new HashSet<>(busy);
      all.addAll(idle);
      return List.copyOf(all);
    }
  }

  /** Ends all workers, those at work too; the next use starts new ones. */
  @Override
  public void close() {
    var all = workers();
    synchronized (busy) {
      busy.clear();
      idle.clear();
    }
    all.forEach(Worker::close);
  }
}
