package io.mindscape.slipway.bot.store;

import static io.mindscape.slipway.jobs.delivery.DeliveryStore.NOON;
import static io.mindscape.slipway.jobs.delivery.DeliveryStore.delivery;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.mindscape.slipway.jobs.FreePort;
import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.delivery.Filter;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL goes away and comes back. */
final class DeadPostgresTest {

  @TempDir Path folder;
  private int port;
  private EmbeddedPostgres postgres;
  private Store store;

  @BeforeEach
  void open() throws IOException {
    port = FreePort.any();
    postgres = server();
    store = Store.at(postgres.getJdbcUrl("postgres", "postgres"));
  }

  @AfterEach
  void close() throws IOException {
    store.close();
    postgres.close();
  }

  private EmbeddedPostgres server() throws IOException {
    return TestPostgres.builder()
        .setPort(port)
        .setDataDirectory(folder.resolve("data"))
        .setCleanDataDirectory(false)
        // As a careless administrator sets it.
        .setServerConfig("synchronous_commit", "off")
        .start();
  }

  @Test
  void nothingIsTakenForKeptWhileItIsAwayAndTheStoreRecoversByItself() throws IOException {
    store.inbox().keep(delivery("before", "o/n#7", ""));
    var claim = store.queue().claim("me", () -> NOON, Duration.ofSeconds(30)).orElseThrow();

    postgres.close();

    assertThatThrownBy(() -> store.inbox().keep(delivery("lost", "o/n#7", "")))
        .isInstanceOf(Unavailable.class);
    assertThatThrownBy(() -> store.queue().done(claim, null, NOON)).isInstanceOf(Unavailable.class);
    assertThatThrownBy(() -> store.deliveries().list(Filter.ALL, 1))
        .isInstanceOf(Unavailable.class);

    postgres = server();

    await()
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptionsInstanceOf(Unavailable.class)
        .until(() -> store.queue().done(claim, null, NOON));
    assertThat(store.inbox().keep(delivery("after", "o/n#7", ""))).isTrue();
    assertThat(store.deliveries().list(Filter.ALL, 10))
        .extracting(entry -> entry.delivery().guid())
        .containsExactly("after", "before");
  }

  @Test
  void commitsAreDurableAlsoWhereTheServerWouldNotHaveThemSo() {
    var setting =
        store.read(handle -> handle.select("show synchronous_commit").mapTo(String.class).one());

    assertThat(setting).isEqualTo("on");
  }
}
