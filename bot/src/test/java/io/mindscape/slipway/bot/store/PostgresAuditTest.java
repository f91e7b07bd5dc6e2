package io.mindscape.slipway.bot.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The same on a real PostgreSQL. */
final class PostgresAuditTest extends AuditStoreContract {

  private static EmbeddedPostgres postgres;
  private static int databases;
  private Store store;
  private Store another;

  @BeforeAll
  static void start() throws IOException {
    postgres = EmbeddedPostgres.start();
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  @BeforeEach
  void open() throws SQLException {
    var name = "audit" + ++databases;
    try (var connection = postgres.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create database " + name);
    }
    store = Store.at(postgres.getJdbcUrl("postgres", name));
    another = Store.at(postgres.getJdbcUrl("postgres", name));
  }

  @AfterEach
  void close() {
    store.close();
    another.close();
  }

  @Override
  Store store() {
    return store;
  }

  @Override
  Store another() {
    return another;
  }

  @Override
  String withoutGuard() {
    return "drop trigger if exists audit_guard on audit_line";
  }

  @Test
  void theDatabaseItselfRefusesToEmptyIt() {
    assertThatThrownBy(() -> store.write(handle -> handle.execute("truncate audit_line")))
        .hasStackTraceContaining("the audit log is only added to");
  }
}
