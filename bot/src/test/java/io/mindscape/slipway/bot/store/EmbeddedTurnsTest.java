package io.mindscape.slipway.bot.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedTurnsTest extends StoredTurnsContract {

  @TempDir Path folder;
  private Store store;

  @Override
  Store store() {
    if (store == null) {
      store = Store.embedded(folder);
    }
    return store;
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void whatADeadProcessHadIsFreeAtOnce() {
    var dead = new Lease(store(), Clock.systemUTC(), "a", "dead");
    assertThat(dead.begin()).isTrue();
    store.close();
    store = Store.embedded(folder);

    try (var turns = store.turns(Clock.systemUTC())) {
      assertThat(turns.attempt("a", () -> {})).isTrue();
    }
  }
}
