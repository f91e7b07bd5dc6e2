package io.mindscape.slipway.bot.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.delivery.Inbox;
import io.mindscape.slipway.jobs.effect.AuditLog;
import io.mindscape.slipway.jobs.effect.AuditTrail;
import io.mindscape.slipway.jobs.effect.Ledger;
import io.mindscape.slipway.policies.Refused;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.HandleConsumer;
import org.jdbi.v3.core.Jdbi;

/**
 * The database, open and migrated.
 *
 * <p>What a commit is worth: on PostgreSQL, what that server promises. On the embedded H2, a commit
 * is written to the file at once ({@code WRITE_DELAY=0}), so that it survives the death of the
 * process; what must survive a power cut as well (a delivery before it is acknowledged, an intent
 * before it is acted on) is forced to the disk before the call returns.
 */
public final class Store implements AutoCloseable {

  private static final Duration RETRY = Duration.ofSeconds(5);

  private final HikariDataSource pool;
  private final Jdbi jdbi;
  private final boolean embedded;
  private final Journal journal = new Journal(this);

  private Store(HikariDataSource pool, boolean embedded) {
    this.pool = pool;
    this.jdbi = Jdbi.create(pool);
    this.embedded = embedded;
  }

  /**
   * Opens the embedded database in {@code folder}, and creates it if it is not there.
   *
   * @throws Refused if another process has it open, or the file is damaged
   */
  public static Store embedded(Path folder) {
    var file = folder.resolve("slipway").toAbsolutePath();
    return open(
        "jdbc:h2:file:" + file + ";DB_CLOSE_ON_EXIT=FALSE", "the embedded database " + file);
  }

  /**
   * Opens the database that {@code url} names.
   *
   * @throws Refused if it cannot be reached or migrated
   */
  public static Store at(String url) {
    // The parameters are left out of messages: they may hold a password.
    return open(url, "the database " + url.replaceAll("[?;].*", "").replaceAll("//[^/@]*@", "//"));
  }

  private static Store open(String url, String name) {
    boolean h2 = url.startsWith("jdbc:h2:");
    var config = new HikariConfig();
    config.setPoolName("slipway");
    config.setJdbcUrl(h2 && !url.contains("WRITE_DELAY") ? url + ";WRITE_DELAY=0" : url);
    config.setMaximumPoolSize(10);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(5_000);
    HikariDataSource pool;
    try {
      pool = new HikariDataSource(config);
    } catch (RuntimeException failure) { // of the pool, or of a driver that knows no such URL
      throw new Refused(cannotOpen(name, h2, failure), failure);
    }
    try {
      migrate(pool, h2);
      return new Store(pool, h2);
    } catch (RuntimeException failure) {
      pool.close();
      throw new Refused(
          "Slipway's tables in %s cannot be brought up to date: check that its user may create tables, and"
                  .formatted(name)
              + " that no newer Slipway has used it ("
              + rootMessage(failure)
              + ")",
          failure);
    }
  }

  private static String cannotOpen(String name, boolean h2, Throwable failure) {
    var why = rootMessage(failure);
    if (why.contains("already in use") || why.contains("locked")) {
      return name
          + " is in use by another process: stop the other Slipway, or set SLIPWAY_DATA_DIR to a"
          + " folder of its own";
    }
    return h2
        ? name + " cannot be opened: check the folder SLIPWAY_DATA_DIR (" + why + ")"
        : name
            + " cannot be reached: check SLIPWAY_DATABASE_URL and that the server runs ("
            + why
            + ")";
  }

  private static String rootMessage(Throwable failure) {
    var at = failure;
    while (at.getCause() != null) {
      at = at.getCause();
    }
    var message = at.getMessage() == null ? at.getClass().getSimpleName() : at.getMessage();
    return message.lines().findFirst().orElse("");
  }

  private static void migrate(HikariDataSource pool, boolean h2) {
    Flyway.configure(Store.class.getClassLoader())
        .dataSource(pool)
        .locations("classpath:io/mindscape/slipway/bot/store")
        .table("slipway_schema")
        .placeholders(
            java.util.Map.of(
                "bytes", h2 ? "blob" : "bytea",
                "audit_guard", h2 ? AuditGuard.ON_H2 : AuditGuard.ON_POSTGRESQL))
        .load()
        .migrate();
  }

  public Inbox inbox() {
    return new StoredInbox(this);
  }

  public Ledger ledger() {
    return new StoredLedger(this, journal);
  }

  /** The audit log, to be added to. */
  public AuditLog audit() {
    return new StoredAudit(this, journal);
  }

  /** The audit log, to be read. */
  public AuditTrail trail() {
    return new StoredAudit(this, journal);
  }

  /** Asks the database something that costs nothing. */
  public boolean answers() {
    try (Connection connection = pool.getConnection()) {
      return connection.isValid(2);
    } catch (SQLException failure) {
      return false;
    }
  }

  <T> T read(HandleCallback<T, RuntimeException> work) {
    try {
      return jdbi.withHandle(work);
    } catch (ConnectionException failure) {
      throw unavailable(failure);
    }
  }

  <T> T write(HandleCallback<T, RuntimeException> work) {
    try {
      return jdbi.inTransaction(work);
    } catch (ConnectionException failure) {
      throw unavailable(failure);
    }
  }

  /** Commits, and returns when the commit survives a power cut. */
  <T> T writeThrough(HandleCallback<T, RuntimeException> work) {
    var result = write(work);
    if (embedded) {
      HandleConsumer<RuntimeException> force = handle -> handle.execute("checkpoint sync");
      jdbi.useHandle(force);
    }
    return result;
  }

  private static Unavailable unavailable(ConnectionException failure) {
    return new Unavailable("the database", "The database does not answer", RETRY, failure);
  }

  @Override
  public void close() {
    pool.close();
  }
}
