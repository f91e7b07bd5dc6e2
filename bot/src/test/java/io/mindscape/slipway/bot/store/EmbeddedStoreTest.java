package io.mindscape.slipway.bot.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mindscape.slipway.jobs.delivery.Delivery;
import io.mindscape.slipway.jobs.delivery.Inbox;
import io.mindscape.slipway.jobs.delivery.InboxContract;
import io.mindscape.slipway.jobs.effect.Ledger;
import io.mindscape.slipway.jobs.effect.LedgerContract;
import io.mindscape.slipway.policies.Refused;
import java.nio.file.Path;
import java.time.Instant;
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

  @Test
  void findsEverythingAgainWhenItIsOpenedAgain() {
    store
        .inbox()
        .keep(new Delivery("a", "push", "", "o/n", "o/n@main", new byte[] {1}, Instant.EPOCH));
    store.close();

    store = Store.embedded(folder);

    assertThat(store.inbox().show("a").orElseThrow().delivery().body()).containsExactly(1);
    assertThat(store.answers()).isTrue();
  }

  @Test
  void saysWhatToDoWhenItCannotReachTheDatabase() {
    assertThatThrownBy(() -> Store.at("jdbc:postgresql://127.0.0.1:1/slipway?password=hunter2"))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("check SLIPWAY_DATABASE_URL")
        .hasMessageNotContaining("hunter2");
  }
}
