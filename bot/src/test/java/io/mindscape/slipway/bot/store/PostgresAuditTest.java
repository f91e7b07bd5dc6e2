package io.mindscape.slipway.bot.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same on a real PostgreSQL. */
final class PostgresAuditTest {

  private static final List<String> WITHOUT_GUARDS =
      List.of(
          "drop trigger if exists audit_guard on audit_line",
          "drop trigger if exists audit_seal_guard on audit_seal");

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

  private AuditDatabase database() {
    return new AuditDatabase(store, another, WITHOUT_GUARDS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"truncate audit_line", "truncate audit_seal"})
  void theDatabaseItselfRefusesToEmptyIt(String statement) {
    assertThatThrownBy(() -> store.write(handle -> handle.execute(statement)))
        .hasStackTraceContaining("audit log");
  }

  @Nested
  final class Lines extends AuditStoreContract {
    @Override
    AuditDatabase database() {
      return PostgresAuditTest.this.database();
    }
  }

  @Nested
  final class Sealing extends SealingContract {
    @Override
    AuditDatabase database() {
      return PostgresAuditTest.this.database();
    }
  }

  @Nested
  final class BrokenOff extends BrokenOffSealingContract {
    @Override
    AuditDatabase database() {
      return PostgresAuditTest.this.database();
    }
  }

  @Nested
  final class Crimes extends SealedCrimesContract {
    @Override
    AuditDatabase database() {
      return PostgresAuditTest.this.database();
    }
  }
}
