package io.mindscape.slipway.bot.store;

import com.zaxxer.hikari.HikariDataSource;
import io.mindscape.slipway.bot.settings.OwnFolder;
import io.mindscape.slipway.jobs.delivery.Deliveries;
import io.mindscape.slipway.jobs.delivery.Inbox;
import io.mindscape.slipway.jobs.delivery.Queue;
import io.mindscape.slipway.jobs.effect.AuditLog;
import io.mindscape.slipway.jobs.effect.AuditSealing;
import io.mindscape.slipway.jobs.effect.AuditTrail;
import io.mindscape.slipway.jobs.effect.Ledger;
import io.mindscape.slipway.jobs.maintenance.breakglass.Requests;
import io.mindscape.slipway.jobs.maintenance.guard.Witness;
import io.mindscape.slipway.jobs.maintenance.orders.OrderBook;
import io.mindscape.slipway.jobs.maintenance.report.Reports;
import io.mindscape.slipway.policies.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jspecify.annotations.Nullable;

/**
 * The database, open and migrated. What a commit is worth in it is told in RATIONALE.md; in short:
 * on PostgreSQL each survives a power cut; on the embedded H2 each survives the death of the
 * process, and {@link #writeThrough} and the inbox force theirs to the disk.
 */
public final class Store implements AutoCloseable {

  private final HikariDataSource pool;
  private final Dialect dialect;
  private final Transactions transactions;
  private final StoredInbox inbox;
  private final StoredQueue queue;
  private final Journal journal = new Journal(this);
  private volatile Runnable whoWorks = () -> {};

  private Store(HikariDataSource pool, Dialect dialect, Function<Store, Keeper> keeper) {
    this.pool = pool;
    this.dialect = dialect;
    this.transactions = new Transactions(pool, dialect);
    this.queue = new StoredQueue(this);
    this.inbox = new StoredInbox(keeper.apply(this));
  }

  /**
   * Opens the embedded database in {@code folder}, and creates it if it is not there. Whatever was
   * being worked on when it was last closed is ready to be claimed, for nobody else can have it.
   *
   * @throws Refused if another process has it open, or the file is damaged
   */
  public static Store embedded(Path folder) {
    var pool = Opening.open(Address.embedded(folder));
    closed(Address.file(folder));
    var log = folder.resolve("arrivals").toAbsolutePath();
    var store = of(pool, Dialect.H2, one -> LogFirst.open(one, log));
    store.queue.endAllLeases();
    store.read(
        handle -> {
          StoredTurns.endAll(handle);
          return true;
        });
    return store;
  }

  /** The folder may be open to others; what the database keeps is not. */
  private static void closed(Path file) {
    try {
      OwnFolder.closeFile(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /**
   * Opens the database that {@code url} names.
   *
   * @throws Refused if it cannot be reached or migrated
   */
  public static Store at(String url) {
    var address = Address.at(url);
    return of(Opening.open(address), address.dialect(), AtOnce::new);
  }

  /**
   * Opens a database that is there, as it is: nothing is created or migrated.
   *
   * @param url as for {@link #at}; null for the embedded database in {@code folder}
   * @throws Refused if it is not there, or cannot be reached
   */
  public static Store asItIs(@Nullable String url, Path folder) {
    if (url == null && !Address.isIn(folder)) {
      throw new Refused(
          "There is no database in %s: set SLIPWAY_DATA_DIR, or SLIPWAY_DATABASE_URL, as it is for the bot"
              .formatted(folder));
    }
    var address = Address.of(url, folder);
    return of(Opening.connect(address), address.dialect(), AtOnce::new);
  }

  private static Store of(HikariDataSource pool, Dialect dialect, Function<Store, Keeper> keeper) {
    try {
      return new Store(pool, dialect, keeper);
    } catch (RuntimeException failure) {
      pool.close();
      throw failure;
    }
  }

  public Inbox inbox() {
    return inbox;
  }

  public Queue queue() {
    return queue;
  }

  public Deliveries deliveries() {
    return new StoredDeliveries(this);
  }

  /** Turns that are shared with every other process on this database. */
  public StoredTurns turns(Clock clock) {
    return new StoredTurns(this, clock);
  }

  /** What is longer than the forge takes. */
  public StoredWholes wholes(Clock clock) {
    return new StoredWholes(this, clock);
  }

  /** What links to pages are made with. */
  public LinkKey links() {
    return new LinkKey(this);
  }

  /** Whole reviews. */
  public StoredReviews reviews(Clock clock) {
    return new StoredReviews(this, clock, StoredReviews.USUAL);
  }

  /** What maintenance remembers. */
  public io.mindscape.slipway.jobs.maintenance.journal.Journal maintenance() {
    return new StoredMaintenance(this);
  }

  /** What is remembered of maintenance that is long past. */
  public PastMaintenance pastMaintenance() {
    return new PastMaintenance(this);
  }

  /** What people order for openings of the window. */
  public OrderBook orders() {
    return new StoredOrders(this);
  }

  /** What is told of past openings of the window. */
  public Reports reports() {
    return new StoredReports(this);
  }

  /** Tasks that people asked for outside the window. */
  public Requests breakGlass() {
    return new StoredBreakGlass(this);
  }

  public Ledger ledger() {
    return new StoredLedger(this, journal);
  }

  /** The audit log, to be added to. */
  public AuditLog audit() {
    return new StoredAudit(this, journal);
  }

  /** The audit log, to be read; of what is sealed, no file is. */
  public AuditTrail trail() {
    return new StoredAudit(this, journal);
  }

  /** The audit log, to be read with the files of what is sealed in {@code folder}. */
  public AuditTrail trail(Path folder) {
    return new StoredAudit(this, journal, Optional.of(new SegmentFolder(folder)));
  }

  /** Moves lines of the audit log that are older than {@code retention} into {@code folder}. */
  public AuditSealing sealing(Path folder, Duration retention) {
    return sealing(folder, AuditSegments.Bounds.after(retention));
  }

  AuditSealing sealing(Path folder, AuditSegments.Bounds bounds) {
    return new AuditSegments(this, journal, new SegmentFolder(folder), bounds);
  }

  /**
   * Where others who share this database find it; nothing where no other process can. It may hold a
   * password.
   */
  public Optional<String> sharedUrl() {
    return dialect == Dialect.H2
        ? Optional.empty()
        : Optional.of(Opening.patient(pool.getJdbcUrl()));
  }

  /** The server's clock, to compare ours with; nothing where the database is in this process. */
  public Optional<Witness> time() {
    return dialect == Dialect.H2
        ? Optional.empty()
        : Optional.of(
            new Witness("the database", Duration.ZERO, () -> Optional.of(read(Store::now))));
  }

  private static Instant now(Handle handle) {
    return handle
        .createQuery("select clock_timestamp()")
        .mapTo(OffsetDateTime.class)
        .one()
        .toInstant();
  }

  /** Has {@code worker} run whenever there is new work in the queue; it is to return at once. */
  public void whenThereIsWork(Runnable worker) {
    whoWorks = worker;
  }

  void tellOfWork() {
    whoWorks.run();
  }

  /** Asks the database something that costs nothing. */
  public boolean answers() {
    try (Connection connection = pool.getConnection()) {
      return connection.isValid(2);
    } catch (SQLException failure) {
      return false;
    }
  }

  Dialect dialect() {
    return dialect;
  }

  <T> T read(HandleCallback<T, RuntimeException> work) {
    return transactions.read(work);
  }

  <T> T write(HandleCallback<T, RuntimeException> work) {
    return transactions.write(work);
  }

  /** As {@link #read}, and sees every delivery that was kept before. */
  <T> T readDeliveries(HandleCallback<T, RuntimeException> work) {
    inbox.settle();
    return read(work);
  }

  /** Waits a little where many deliveries are waiting to be kept. */
  void inboxFirst() {
    inbox.giveWay();
  }

  /** Commits, and returns when the commit survives a power cut. */
  <T> T writeThrough(HandleCallback<T, RuntimeException> work) {
    var result = write(work);
    force();
    return result;
  }

  /** As {@link #write}; what touches lanes is done in such transactions alone. */
  <T> T writeLanes(HandleCallback<T, RuntimeException> work) {
    return transactions.writeLanes(work);
  }

  /** Returns when everything that was committed before survives a power cut. */
  void force() {
    transactions.force();
  }

  @Override
  public void close() {
    inbox.close();
    pool.close();
  }
}
