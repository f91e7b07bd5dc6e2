package io.mindscape.slipway.jobs.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class EffectsTest {

  private final MemoryLedger ledger = new MemoryLedger();
  private final Effects effects =
      new Effects(ledger, Clock.fixed(Instant.parse("2026-11-29T12:00:00Z"), ZoneOffset.UTC));
  private final List<String> world = new ArrayList<>();

  @Test
  void actsOnceAndRemembersTheOutcome() {
    assertThat(write()).isEqualTo("comment 1");
    assertThat(write()).isEqualTo("comment 1");

    assertThat(world).hasSize(1);
  }

  @Test
  void asksTheWorldWhenItDiedBetweenActAndNote() {
    ledger.begin("k", "a comment", Instant.EPOCH);
    world.add("comment 1");

    assertThat(write()).isEqualTo("comment 1");
    assertThat(world).hasSize(1);
  }

  @Test
  void actsWhenItDiedBeforeTheAct() {
    ledger.begin("k", "a comment", Instant.EPOCH);

    assertThat(write()).isEqualTo("comment 1");
    assertThat(world).hasSize(1);
  }

  @Test
  void anActThatFailedIsLookedForBeforeItIsTriedAgain() {
    assertThatThrownBy(
            () ->
                effects.once(
                    "k",
                    "a comment",
                    Optional::empty,
                    () -> {
                      world.add("comment 1");
                      throw new IllegalStateException("the answer got lost");
                    }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(write()).isEqualTo("comment 1");
    assertThat(world).hasSize(1);
  }

  private String write() {
    return effects.once(
        "k",
        "a comment",
        () -> world.stream().findFirst(),
        () -> {
          world.add("comment " + (world.size() + 1));
          return world.getLast();
        });
  }
}
