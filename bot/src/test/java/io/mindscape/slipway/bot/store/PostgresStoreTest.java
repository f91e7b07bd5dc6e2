package io.mindscape.slipway.bot.store;

import io.mindscape.slipway.jobs.delivery.DeliveriesContract;
import io.mindscape.slipway.jobs.delivery.DeliveryStore;
import io.mindscape.slipway.jobs.delivery.LeaseContract;
import io.mindscape.slipway.jobs.delivery.QueueContract;
import io.mindscape.slipway.jobs.effect.Ledger;
import io.mindscape.slipway.jobs.effect.LedgerContract;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

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
    store.write(
        handle ->
            handle.execute(
                "truncate delivery, payload, lane, dead_delivery, effect, whole, whole_key"));
  }

  @AfterEach
  void close() {
    store.close();
  }

  private DeliveryStore all() {
    return new DeliveryStore(store.inbox(), store.queue(), store.deliveries());
  }

  @Nested
  class TheDeliveries extends DeliveriesContract {
    @Override
    protected DeliveryStore store() {
      return all();
    }
  }

  @Nested
  class TheQueue extends QueueContract {
    @Override
    protected DeliveryStore store() {
      return all();
    }
  }

  @Nested
  class TheLeases extends LeaseContract {
    @Override
    protected DeliveryStore store() {
      return all();
    }
  }

  @Nested
  class TheMigration extends MigrationContract {

    @BeforeEach
    void create() {
      store.read(handle -> handle.execute("drop database if exists first"));
      store.read(handle -> handle.execute("create database first"));
    }

    @Override
    String url() {
      return postgres.getJdbcUrl("postgres", "first");
    }
  }

  @Test
  void losesNothingAndKeepsTheOrderWhenManyWorkAtATime() throws Exception {
    new Stress(store, 20).run();
  }

  @Nested
  class TheWholes extends StoredWholesContract {
    @Override
    Store store() {
      return store;
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
