package io.mindscape.slipway.bot.store;

import com.zaxxer.hikari.HikariDataSource;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.HandleConsumer;
import org.jdbi.v3.core.Jdbi;

/**
 * Work on the database, one transaction at a time. What goes wrong comes out as {@link Trouble}
 * tells it.
 */
final class Transactions {

  private final HikariDataSource pool;
  private final Dialect dialect;
  private final Jdbi jdbi;

  /** H2 has one process, and does not take rows one by one as well as PostgreSQL does. */
  private final ReentrantLock lanes = new ReentrantLock(true);

  Transactions(HikariDataSource pool, Dialect dialect) {
    this.pool = pool;
    this.dialect = dialect;
    this.jdbi = Jdbi.create(pool);
  }

  <T> T read(HandleCallback<T, RuntimeException> work) {
    try {
      return jdbi.withHandle(work);
    } catch (RuntimeException failure) {
      throw trouble(failure);
    }
  }

  <T> T write(HandleCallback<T, RuntimeException> work) {
    try {
      return jdbi.inTransaction(work);
    } catch (RuntimeException failure) {
      throw trouble(failure);
    }
  }

  /** As {@link #write}; what touches lanes is done in such transactions alone. */
  <T> T writeLanes(HandleCallback<T, RuntimeException> work) {
    if (dialect != Dialect.H2) {
      return write(work);
    }
    lanes.lock();
    try {
      return write(work);
    } finally {
      lanes.unlock();
    }
  }

  /** Returns when everything that was committed before survives a power cut. */
  void force() {
    if (dialect == Dialect.H2) {
      perform(handle -> handle.execute("checkpoint sync"));
    }
  }

  private void perform(HandleConsumer<RuntimeException> work) {
    try {
      jdbi.useHandle(work);
    } catch (RuntimeException failure) {
      throw trouble(failure);
    }
  }

  private RuntimeException trouble(RuntimeException failure) {
    if (dialect == Dialect.H2 && Trouble.isAway(failure)) {
      // H2 closes its database after a failed write, and opens it again for a new connection alone.
      pool.getHikariPoolMXBean().softEvictConnections();
    }
    return Trouble.of(failure);
  }
}
