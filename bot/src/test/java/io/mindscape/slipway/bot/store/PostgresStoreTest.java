package io.mindscape.slipway.bot.store;

import io.mindscape.slipway.jobs.delivery.DeliveriesContract;
import io.mindscape.slipway.jobs.delivery.DeliveryStore;
import io.mindscape.slipway.jobs.delivery.LeaseContract;
import io.mindscape.slipway.jobs.delivery.QueueContract;
import io.mindscape.slipway.jobs.effect.Ledger;
import io.mindscape.slipway.jobs.effect.LedgerContract;
import io.mindscape.slipway.jobs.maintenance.breakglass.Requests;
import io.mindscape.slipway.jobs.maintenance.breakglass.RequestsContract;
import io.mindscape.slipway.jobs.maintenance.journal.Journal;
import io.mindscape.slipway.jobs.maintenance.journal.JournalContract;
import io.mindscape.slipway.jobs.maintenance.orders.OrderBook;
import io.mindscape.slipway.jobs.maintenance.orders.OrderBookContract;
import io.mindscape.slipway.jobs.maintenance.report.Reports;
import io.mindscape.slipway.jobs.maintenance.report.ReportsContract;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The same on a real PostgreSQL. */
final class PostgresStoreTest {

  @RegisterExtension private static final PostgresServer POSTGRES = new PostgresServer();

  private Store store;

  @BeforeEach
  void open() {
    store = Store.at(POSTGRES.url());
    store.write(
        handle ->
            handle.execute(
                "truncate break_glass, announced, ordered, maintenance, maintenance_report,"
                    + " delivery, payload, lane, dead_delivery, effect, whole, whole_key, review,"
                    + " review_content"));
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

    private String url;

    @BeforeEach
    void create() throws SQLException {
      url = POSTGRES.urlOfNew();
    }

    @Override
    String url() {
      return url;
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
  class TheReviews extends StoredReviewsContract {
    @Override
    Store store() {
      return store;
    }
  }

  @Nested
  class TheReports extends ReportsContract {
    @Override
    protected Reports reports() {
      return store.reports();
    }
  }

  @Nested
  class ThePastMaintenance extends PastMaintenanceContract {
    @Override
    Store store() {
      return store;
    }
  }

  @Nested
  class TheMaintenance extends JournalContract {
    @Override
    protected Journal journal() {
      return store.maintenance();
    }
  }

  @Nested
  class TheOrders extends OrderBookContract {
    @Override
    protected OrderBook book() {
      return store.orders();
    }
  }

  @Nested
  class TheBreakGlass extends RequestsContract {
    @Override
    protected Requests requests() {
      return store.breakGlass();
    }

    @Test
    void theWindowsNewestOpeningIsNoneOfItsRuns() {
      BreakGlassOpenings.areLeftOut(store);
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
