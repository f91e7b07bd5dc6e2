package io.mindscape.slipway.sandbox.database;

import io.mindscape.slipway.sandbox.port.FreePort;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A real PostgreSQL, as the platform has one: with a table whose rows change a lot. */
public final class Postgres implements AutoCloseable {

  private static final String TABLE = "sessions";
  private static final Duration START = Duration.ofMinutes(2);

  private final EmbeddedPostgres server;
  private final Path folder;

  private Postgres(EmbeddedPostgres server, Path folder) {
    this.server = server;
    this.folder = folder;
  }

  /** Starts one in {@code folder}, which it fills, with a worn table in it. */
  public static Postgres start(Path folder) {
    return worn(new Postgres(start(folder, Map.of("autovacuum", "off", "fsync", "off")), folder));
  }

  /**
   * Starts an empty one in {@code folder} as production has it: a commit that it confirms is on the
   * disk.
   */
  public static Postgres durable(Path folder) {
    var postgres =
        new Postgres(start(folder, Map.of("fsync", "on", "synchronous_commit", "on")), folder);
    for (var setting : List.of("fsync", "synchronous_commit")) {
      var value = postgres.setting(setting);
      if (!value.equals("on")) {
        postgres.close();
        throw new IllegalStateException(setting + " is " + value);
      }
    }
    return postgres;
  }

  private static EmbeddedPostgres start(Path folder, Map<String, String> settings) {
    try {
      return builder(folder, settings).start();
    } catch (IOException failure) {
      throw new UncheckedIOException("PostgreSQL could not be started", failure);
    }
  }

  private static EmbeddedPostgres.Builder builder(Path folder, Map<String, String> settings)
      throws IOException {
    var builder =
        EmbeddedPostgres.builder()
            .setOverrideWorkingDirectory(folder.resolve("binaries").toFile())
            .setDataDirectory(folder.resolve("data"))
            .setCleanDataDirectory(true)
            // Whoever started it ends it.
            .setRegisterShutdownHook(false)
            // Its own choice may be somebody else's by the time its files are there.
            .setPort(FreePort.any())
            .setPGStartupWait(START);
    settings.forEach(builder::setServerConfig);
    return builder;
  }

  /** Stops it as its sudden death would: nobody is waited for, and nothing is tidied up. */
  public void stop() {
    control("stop", "-m", "immediate");
  }

  /** Starts it again where it was, after {@link #stop}; it repairs itself. */
  public void startAgain() {
    var options = "-p %d".formatted(server.getPort());
    var log = folder.resolve("again.log").toString();
    control("start", "-o", options, "-l", log);
  }

  private void control(String what, String... options) {
    var command = new ArrayList<String>();
    if (ProcessHandle.current().info().user().filter("root"::equals).isPresent()) {
      // PostgreSQL refuses to be root.
      command.addAll(List.of("unshare", "-U"));
    }
    command.addAll(List.of(controller().toString(), what, "-w"));
    command.addAll(List.of("-D", folder.resolve("data").toString()));
    command.addAll(List.of(options));
    try {
      var log = folder.resolve("control.log").toFile();
      var process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
              .start();
      if (process.waitFor() != 0) {
        throw new IllegalStateException("PostgreSQL does not " + what + "; see " + log);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException("PostgreSQL does not " + what, failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    }
  }

  private Path controller() {
    try (var files = Files.walk(folder.resolve("binaries"))) {
      return files
          .filter(file -> file.endsWith("bin/pg_ctl"))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("PostgreSQL came without pg_ctl"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** What a setting of the server is. */
  private String setting(String name) {
    try (var connection = connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("show " + name)) {
      rows.next();
      return rows.getString(1);
    } catch (SQLException failure) {
      throw new IllegalStateException("PostgreSQL does not answer", failure);
    }
  }

  private static Postgres worn(Postgres postgres) {
    try {
      postgres.wear();
      return postgres;
    } catch (RuntimeException failure) {
      postgres.close();
      throw failure;
    }
  }

  /** Where it is, as JDBC wants it. */
  public String url() {
    return server.getJdbcUrl("postgres", "postgres");
  }

  /** Versions of rows that nobody can see any more, as its statistics tell. */
  public long deadTuples() {
    try (var connection = connect();
        var statement = connection.createStatement()) {
      statement.execute("select pg_stat_clear_snapshot()");
      try (var rows = statement.executeQuery("select sum(n_dead_tup) from pg_stat_user_tables")) {
        rows.next();
        return rows.getLong(1);
      }
    } catch (SQLException failure) {
      throw new IllegalStateException("PostgreSQL does not answer", failure);
    }
  }

  /** Fills a table and changes every row of it twice, as a busy week does. */
  private void wear() {
    try (var connection = connect();
        var statement = connection.createStatement()) {
      statement.execute("create table %s (id int primary key, seen int not null)".formatted(TABLE));
      statement.execute(
          "insert into %s select n, 0 from generate_series(1, 2000) n".formatted(TABLE));
      statement.execute("update %s set seen = seen + 1".formatted(TABLE));
      statement.execute("update %s set seen = seen + 1".formatted(TABLE));
      statement.execute("select pg_stat_force_next_flush()");
    } catch (SQLException failure) {
      throw new IllegalStateException("PostgreSQL could not be filled", failure);
    }
  }

  private Connection connect() throws SQLException {
    return server.getPostgresDatabase().getConnection();
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException failure) {
      throw new UncheckedIOException("PostgreSQL could not be stopped", failure);
    }
  }
}
