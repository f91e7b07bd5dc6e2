package io.mindscape.slipway.bot.store;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedSealedAuditTest extends SealedAuditContract {

  @TempDir Path folder;
  private Store store;

  @BeforeEach
  void open() {
    store = Store.embedded(folder);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Override
  Store store() {
    return store;
  }

  /** There is none: the file belongs to one process. */
  @Override
  Store another() {
    return store;
  }

  @Override
  List<String> withoutGuards() {
    return List.of("drop trigger audit_guard", "drop trigger audit_seal_guard");
  }
}
