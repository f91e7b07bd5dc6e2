package io.mindscape.slipway.bot.store;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** The audit log in the embedded database, and what of it is sealed. */
final class EmbeddedAuditTest {

  private static final List<String> WITHOUT_GUARDS =
      List.of("drop trigger if exists audit_guard", "drop trigger if exists audit_seal_guard");

  @TempDir private Path folder;
  private Store store;

  @BeforeEach
  void open() {
    store = Store.embedded(folder);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private AuditDatabase database() {
    return new AuditDatabase(store, store, WITHOUT_GUARDS);
  }

  @Nested
  final class Lines extends AuditStoreContract {
    @Override
    AuditDatabase database() {
      return EmbeddedAuditTest.this.database();
    }
  }

  @Nested
  final class Sealing extends SealingContract {
    @Override
    AuditDatabase database() {
      return EmbeddedAuditTest.this.database();
    }
  }

  @Nested
  final class BrokenOff extends BrokenOffSealingContract {
    @Override
    AuditDatabase database() {
      return EmbeddedAuditTest.this.database();
    }
  }

  @Nested
  final class Crimes extends SealedCrimesContract {
    @Override
    AuditDatabase database() {
      return EmbeddedAuditTest.this.database();
    }
  }
}
