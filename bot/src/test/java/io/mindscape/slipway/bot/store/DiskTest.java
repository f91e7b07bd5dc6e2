package io.mindscape.slipway.bot.store;

import static io.mindscape.slipway.jobs.delivery.DeliveryStore.delivery;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.delivery.Filter;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the embedded database asks of the disk, and what happens when that is full. */
final class DiskTest {

  @TempDir Path folder;
  private Store store;

  @BeforeEach
  void open() {
    FullDisk.plugIn();
    store = Store.at("jdbc:h2:full:" + folder.resolve("slipway") + ";DB_CLOSE_ON_EXIT=FALSE");
  }

  @AfterEach
  void close() {
    FullDisk.FULL.set(false);
    store.close();
  }

  @Test
  void keepsNothingWithoutForcingItToTheDisk() {
    for (int i = 0; i < 3; i++) {
      int before = FullDisk.FORCED.get();

      store.inbox().keep(delivery("g" + i, "o/n#7", ""));

      assertThat(FullDisk.FORCED.get()).isGreaterThan(before);
    }
  }

  @Test
  void thoseWhoComeAtTheSameTimeShareTheWaitForTheDisk() {
    int before = FullDisk.FORCED.get();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 400; i++) {
        var each = delivery("g" + i, "o/n#" + i % 10, "");
        threads.execute(() -> store.inbox().keep(each));
      }
    }

    assertThat(store.deliveries().list(Filter.ALL, 1_000)).hasSize(400);
    assertThat(FullDisk.FORCED.get() - before).isLessThan(200);
  }

  @Test
  void aFullDiskIsNeverTakenForDoneAndTheStoreRecoversByItself() {
    store.inbox().keep(delivery("before", "o/n#7", ""));

    FullDisk.FULL.set(true);
    for (int i = 0; i < 5; i++) {
      var lost = delivery("lost" + i, "o/n#7", "");
      assertThatThrownBy(() -> store.inbox().keep(lost)).isInstanceOf(Unavailable.class);
    }
    FullDisk.FULL.set(false);

    var after = delivery("after", "o/n#7", "");
    await()
        .ignoreExceptionsInstanceOf(Unavailable.class)
        .until(() -> store.inbox().keep(after) || store.deliveries().show("after").isPresent());
    store.close();
    store = Store.at("jdbc:h2:full:" + folder.resolve("slipway") + ";DB_CLOSE_ON_EXIT=FALSE");
    assertThat(store.deliveries().show("before")).isPresent();
    assertThat(store.deliveries().show("after")).isPresent();
  }
}
