package io.mindscape.slipway.bot.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The same on a real PostgreSQL. */
final class PostgresAuditTest extends AuditStoreContract {

  @RegisterExtension private static final PostgresServer POSTGRES = new PostgresServer();

  private Store store;
  private Store another;

  @BeforeEach
  void open() throws SQLException {
    var url = POSTGRES.urlOfNew();
    store = Store.at(url);
    another = Store.at(url);
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
