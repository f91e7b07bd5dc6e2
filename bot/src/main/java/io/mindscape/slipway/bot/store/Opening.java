package io.mindscape.slipway.bot.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.mindscape.slipway.policies.Refused;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Opens a database and brings its tables up to date. */
final class Opening {

  /** A commit must be on the disk, also where the server says that it need not; more stays more. */
  private static final String DURABLE =
      """
      select set_config('synchronous_commit', 'on', false)
      where current_setting('synchronous_commit') = 'off'
      """;

  /** Vacuumed by the number of changes: a table of few rows may see a great many of them. */
  private static final String BUSY =
      "with (fillfactor = 70, autovacuum_vacuum_threshold = 2000, autovacuum_vacuum_scale_factor ="
          + " 0)";

  /** What is compressed is not compressed again, and stays in its row where a page has room. */
  private static final String PACKED =
      """
      alter table payload alter column content set storage external;
      alter table payload set (toast_tuple_target = 8160);
      """;

  /**
   * Statements that stay parsed, of some fifty, and kilobytes of pages, which the system has too.
   * H2 keeps no log of its own, which would hold the values of rows.
   */
  private static final String CACHES = ";QUERY_CACHE_SIZE=64;CACHE_SIZE=4096;TRACE_LEVEL_FILE=0";

  private Opening() {}

  /**
   * Opens it, and brings its tables up to date.
   *
   * @throws Refused if it cannot be reached or migrated
   */
  static HikariDataSource open(Address address) {
    var pool = connect(address);
    try {
      migrations(pool.getJdbcUrl(), address.dialect()).load().migrate();
      return pool;
    } catch (RuntimeException failure) {
      pool.close();
      throw new Refused(
          "Slipway's tables in %s cannot be brought up to date: check that its user may create tables, and"
                  .formatted(address.name())
              + " that no newer Slipway has used it ("
              + rootMessage(failure)
              + ")",
          failure);
    }
  }

  /**
   * Opens it as it is: no table is made or changed.
   *
   * @throws Refused if it cannot be reached
   */
  static HikariDataSource connect(Address address) {
    try {
      return new HikariDataSource(config(address.url(), address.dialect()));
    } catch (RuntimeException failure) { // of the pool, or of a driver that knows no such URL
      throw new Refused(cannotOpen(address.name(), address.dialect(), failure), failure);
    }
  }

  private static HikariConfig config(String url, Dialect dialect) {
    var config = new HikariConfig();
    config.setPoolName("slipway");
    config.setMaximumPoolSize(16);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(5_000);
    switch (dialect) {
      case H2 ->
          config.setJdbcUrl(url + CACHES + (url.contains("WRITE_DELAY") ? "" : ";WRITE_DELAY=0"));
      case POSTGRESQL -> {
        config.setJdbcUrl(url);
        config.setConnectionInitSql(DURABLE);
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        // A server that vanished is noticed; nothing that we ask takes so long.
        config.addDataSourceProperty("socketTimeout", "60");
        config.addDataSourceProperty("tcpKeepAlive", "true");
      }
    }
    return config;
  }

  /** The same database, for a pool of another's: a server that vanished is noticed. */
  static String patient(String url) {
    return url + (url.contains("?") ? "&" : "?") + "socketTimeout=60&tcpKeepAlive=true";
  }

  private static String cannotOpen(String name, Dialect dialect, Throwable failure) {
    var why = rootMessage(failure);
    if (why.contains("already in use")
        || why.contains("locked")
        || why.equals("OverlappingFileLockException")) {
      return name
          + " is in use by another process: stop the other Slipway, or set SLIPWAY_DATA_DIR to a"
          + " folder of its own";
    }
    if (why.contains("@")) { // the driver takes a login before the host for a part of its name
      why = "write user and password as parameters, ?user=…&password=…, not before the host";
    }
    return switch (dialect) {
      case H2 -> name + " cannot be opened: check the folder SLIPWAY_DATA_DIR (" + why + ")";
      case POSTGRESQL ->
          name
              + " cannot be reached: check SLIPWAY_DATABASE_URL and that the server runs ("
              + why
              + ")";
    };
  }

  private static String rootMessage(Throwable failure) {
    var at = failure;
    while (at.getCause() != null) {
      at = at.getCause();
    }
    var message = at.getMessage() == null ? at.getClass().getSimpleName() : at.getMessage();
    return message.lines().findFirst().orElse("");
  }

  static FluentConfiguration migrations(String url, Dialect dialect) {
    return Flyway.configure(Store.class.getClassLoader())
        .dataSource(url, null, null)
        .locations(places(dialect))
        .table("slipway_schema")
        .placeholders(words(dialect));
  }

  /** What replicas share needs no tables where there is one process. */
  private static String[] places(Dialect dialect) {
    var all = "classpath:io/mindscape/slipway/bot/store";
    return switch (dialect) {
      case H2 -> new String[] {all};
      case POSTGRESQL -> new String[] {all, "classpath:io/mindscape/slipway/bot/replicas"};
    };
  }

  /** What the migrations call by a common name. */
  private static Map<String, String> words(Dialect dialect) {
    return switch (dialect) {
      case H2 ->
          Map.of(
              "bytes", "blob",
              "packed", "binary varying(1000000000)",
              "only_open", "",
              "ahead", "cache 10000",
              "busy", "",
              "packed_rows", "",
              "audit_guard", AuditGuard.ON_H2,
              "audit_seal_guard", SealGuard.ON_H2);
      case POSTGRESQL ->
          Map.of(
              "bytes",
              "bytea",
              "packed",
              "bytea",
              "only_open",
              "where open_subject is not null",
              "ahead",
              "",
              "busy",
              BUSY,
              "packed_rows",
              PACKED,
              "audit_guard",
              AuditGuard.ON_POSTGRESQL,
              "audit_seal_guard",
              SealGuard.ON_POSTGRESQL + AuditGuard.WITH_SEALS_ON_POSTGRESQL);
    };
  }
}
