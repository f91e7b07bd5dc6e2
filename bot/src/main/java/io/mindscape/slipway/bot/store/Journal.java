package io.mindscape.slipway.bot.store;

import io.mindscape.slipway.jobs.Unavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Adds to the audit log, one after another in this process and, because the last line is locked,
 * among all replicas. Who waits meanwhile shares the next commit, so that many cost little more
 * than one.
 */
final class Journal {

  private static final int MOST_AT_ONCE = 200;

  private final Store store;
  private final Queue<Job<?>> waiting = new ConcurrentLinkedQueue<>();
  private final ReentrantLock turn = new ReentrantLock();

  Journal(Store store) {
    this.store = store;
  }

  /** What is done in a commit, with the lines that it adds. */
  @FunctionalInterface
  interface Work<T> {
    T in(Handle handle, AuditTail tail);
  }

  /** Does {@code work} in a commit, perhaps with others; when this returns, it is durable. */
  <T> T commit(Work<T> work) {
    var job = new Job<>(work);
    waiting.add(job);
    turn.lock();
    try {
      while (!job.ended) {
        commitNext();
      }
    } finally {
      turn.unlock();
    }
    return job.result();
  }

  private void commitNext() {
    var jobs = new ArrayList<Job<?>>();
    for (var job = waiting.poll(); job != null; job = waiting.poll()) {
      jobs.add(job);
      if (jobs.size() == MOST_AT_ONCE) {
        break;
      }
    }
    try {
      commit(jobs);
    } catch (Unavailable down) {
      jobs.forEach(job -> job.fail(down));
    } catch (RuntimeException | Error failure) {
      // One of them may be the reason: each on its own, then.
      jobs.forEach(this::alone);
    }
  }

  private void alone(Job<?> job) {
    try {
      commit(List.of(job));
    } catch (RuntimeException | Error failure) {
      job.fail(failure);
    }
  }

  private void commit(List<Job<?>> jobs) {
    store.writeThrough(
        handle -> {
          var tail = AuditTail.locked(handle);
          jobs.forEach(job -> job.run(handle, tail));
          tail.write();
          return jobs;
        });
    jobs.forEach(job -> job.ended = true);
  }

  /** Touched by one thread at a time, under the lock. */
  private static final class Job<T> {
    private final Work<T> work;
    private @Nullable T value;
    private @Nullable Throwable failure;
    private boolean ended;

    Job(Work<T> work) {
      this.work = work;
    }

    void run(Handle handle, AuditTail tail) {
      value = work.in(handle, tail);
    }

    void fail(Throwable why) {
      failure = why;
      ended = true;
    }

    T result() {
      return switch (failure) {
        case null -> Objects.requireNonNull(value);
        case Error error -> throw error;
        case RuntimeException runtime -> throw runtime;
        default -> throw new IllegalStateException(failure);
      };
    }
  }
}
