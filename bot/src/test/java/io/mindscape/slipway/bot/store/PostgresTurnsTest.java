package io.mindscape.slipway.bot.store;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The same on a real PostgreSQL. */
final class PostgresTurnsTest extends StoredTurnsContract {

  @RegisterExtension private static final PostgresServer POSTGRES = new PostgresServer();

  private Store store;

  @Override
  Store store() {
    if (store == null) {
      store = Store.at(POSTGRES.url());
      store.write(handle -> handle.execute("truncate turn"));
    }
    return store;
  }

  @AfterEach
  void close() {
    store.close();
  }
}
