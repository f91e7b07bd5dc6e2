package io.mindscape.slipway.bot.store;

import io.mindscape.slipway.jobs.delivery.Inbox;
import io.mindscape.slipway.jobs.delivery.InboxContract;
import io.mindscape.slipway.jobs.effect.Ledger;
import io.mindscape.slipway.jobs.effect.LedgerContract;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;

/** The same on a real PostgreSQL. */
final class PostgresStoreTest {

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

  @BeforeEach
  void open() {
    store = Store.at(postgres.getJdbcUrl("postgres", "postgres"));
    store.write(handle -> handle.execute("truncate delivery, effect"));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Nested
  class TheInbox extends InboxContract {
    @Override
    protected Inbox inbox() {
      return store.inbox();
    }
  }

  @Nested
  class TheLedger extends LedgerContract {
    @Override
    protected Ledger ledger() {
      return store.ledger();
    }
  }
}
