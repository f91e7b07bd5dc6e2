package io.mindscape.slipway.bot.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class RoomTest {

  private static final int BODY = 1_000;

  @Test
  void eachTakesItsBodyAndWhatARequestTakesBesides() {
    var room = new Room(100_000, Duration.ZERO);
    try (var share = room.share()) {
      assertThat(share.take(BODY)).isTrue();
      assertThat(share.take(BODY)).isTrue();
      assertThat(room.taken()).isEqualTo(Room.EACH + 2 * BODY);
    }
    assertThat(room.taken()).isZero();
  }

  @Test
  void whoFindsNoRoomInTimeTakesNothing() {
    var room = new Room(Room.EACH + BODY, Duration.ofMillis(1));
    try (var first = room.share();
        var second = room.share()) {
      assertThat(first.take(BODY)).isTrue();
      assertThat(second.take(BODY)).isFalse();
      assertThat(room.taken()).isEqualTo(Room.EACH + BODY);
    }
    assertThat(room.taken()).isZero();
  }

  @Test
  void whoWaitsGetsWhatAnotherGivesBack() {
    var room = new Room(Room.EACH + BODY, Duration.ofMinutes(1));
    var first = room.share();
    assertThat(first.take(BODY)).isTrue();
    var second = CompletableFuture.supplyAsync(() -> room.share().take(BODY));
    first.close();
    assertThat(second.join()).isTrue();
  }
}
