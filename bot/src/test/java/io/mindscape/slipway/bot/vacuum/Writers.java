package io.mindscape.slipway.bot.vacuum;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** People who write to a table all the time, each to rows of their own. */
final class Writers implements AutoCloseable {

  private final AtomicBoolean closing = new AtomicBoolean();
  private final AtomicInteger written = new AtomicInteger();
  private final AtomicInteger waited = new AtomicInteger();
  private final List<Thread> threads = new ArrayList<>();
  private final Shop shop;
  private final String change;
  private final Duration bound;

  /**
   * @param change with a place for the number of the writer
   * @param bound who waits longer than this for a lock is counted
   */
  Writers(Shop shop, int count, String change, Duration bound) {
    this.shop = shop;
    this.change = change;
    this.bound = bound;
    for (int writer = 0; writer < count; writer++) {
      int number = writer;
      threads.add(Thread.ofPlatform().name("writer-" + number).start(() -> write(number)));
    }
  }

  /** How many writes were done. */
  int written() {
    return written.get();
  }

  /** How often PostgreSQL said that one waited longer for a lock than the bound. */
  int waitedTooLong() {
    return waited.get();
  }

  private void write(int writer) {
    try (var connection = shop.connect();
        var setting = connection.createStatement();
        var query = connection.prepareStatement(change)) {
      setting.execute("set lock_timeout = " + bound.toMillis());
      while (!closing.get()) {
        query.setInt(1, writer);
        try {
          query.executeUpdate();
          written.incrementAndGet();
        } catch (SQLException failure) {
          if (!"55P03".equals(failure.getSQLState())) {
            throw failure;
          }
          waited.incrementAndGet();
        }
      }
    } catch (SQLException failure) {
      throw new AssertionError(failure);
    }
  }

  @Override
  public void close() {
    closing.set(true);
    try {
      for (var thread : threads) {
        thread.join();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    }
  }
}
