package io.mindscape.slipway.bot.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** The same on a real PostgreSQL. */
final class PostgresTurnsTest extends StoredTurnsContract {

  private static EmbeddedPostgres postgres;
  private Store store;

  @BeforeAll
  static void start() throws IOException {
    postgres = EmbeddedPostgres.start();
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  @Override
  Store store() {
    if (store == null) {
      store = Store.at(postgres.getJdbcUrl("postgres", "postgres"));
      store.write(handle -> handle.execute("truncate turn"));
    }
    return store;
  }

  @AfterEach
  void close() {
    store.close();
  }
}
