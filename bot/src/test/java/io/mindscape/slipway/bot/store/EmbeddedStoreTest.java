package io.mindscape.slipway.bot.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mindscape.slipway.jobs.delivery.DeliveriesContract;
import io.mindscape.slipway.jobs.delivery.Delivery;
import io.mindscape.slipway.jobs.delivery.DeliveryStore;
import io.mindscape.slipway.jobs.delivery.Inbox;
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
import io.mindscape.slipway.policies.Refused;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedStoreTest {

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

  /** What is kept reaches the queue soon after; here the next line looks for it. */
  private DeliveryStore all() {
    return new DeliveryStore(settled(store), store.queue(), store.deliveries());
  }

  private static Inbox settled(Store store) {
    return new Inbox() {
      @Override
      public boolean keep(Delivery delivery) {
        return settled(store.inbox().keep(delivery));
      }

      @Override
      public boolean file(Delivery delivery) {
        return settled(store.inbox().file(delivery));
      }

      private boolean settled(boolean fresh) {
        ((StoredInbox) store.inbox()).settle();
        return fresh;
      }
    };
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
    @Override
    String url() {
      return "jdbc:h2:file:" + folder.resolve("first");
    }
  }

  @Test
  void losesNothingAndKeepsTheOrderWhenManyWorkAtATime() throws Exception {
    new Stress(store, 10).run();
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

  @Test
  void findsEverythingAgainWhenItIsOpenedAgain() {
    store.inbox().keep(DeliveryStore.delivery("a", "o/n@main", ""));
    store.close();

    store = Store.embedded(folder);

    var found = store.deliveries().show("a").orElseThrow().delivery();
    assertThat(found.evidence().body()).isEqualTo("a".getBytes(UTF_8));
    assertThat(store.answers()).isTrue();
  }

  @Test
  void takesUpAtOnceWhatWasBeingWorkedOnWhenItsProcessDied() {
    settled(store).keep(DeliveryStore.delivery("a", "o/n@main", ""));
    var soon = DeliveryStore.NOON.plusSeconds(1);
    store.queue().claim("me", () -> DeliveryStore.NOON, Duration.ofSeconds(30));
    assertThat(store.queue().claim("me", () -> soon, Duration.ofSeconds(30))).isEmpty();
    store.close();

    store = Store.embedded(folder);

    var claim = store.queue().claim("me", () -> soon, Duration.ofSeconds(30)).orElseThrow();
    assertThat(claim.losses()).isEqualTo(1);
  }

  @Test
  void saysWhatToDoWhenItCannotReachTheDatabase() {
    assertThatThrownBy(() -> Store.at("jdbc:postgresql://127.0.0.1:1/slipway?password=hunter2"))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("check SLIPWAY_DATABASE_URL")
        .hasMessageNotContaining("hunter2");
  }
}
