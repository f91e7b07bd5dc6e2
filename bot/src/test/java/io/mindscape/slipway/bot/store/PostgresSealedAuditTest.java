package io.mindscape.slipway.bot.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same on a real PostgreSQL. */
final class PostgresSealedAuditTest extends SealedAuditContract {

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
  List<String> withoutGuards() {
    return List.of(
        "drop trigger audit_guard on audit_line", "drop trigger audit_seal_guard on audit_seal");
  }

  @ParameterizedTest
  @ValueSource(strings = {"truncate audit_line", "truncate audit_seal"})
  void theDatabaseItselfRefusesToEmptyIt(String statement) {
    assertThatThrownBy(() -> store.write(handle -> handle.execute(statement)))
        .hasStackTraceContaining("audit log");
  }
}
