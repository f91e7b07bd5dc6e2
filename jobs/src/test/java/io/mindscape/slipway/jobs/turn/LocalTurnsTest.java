package io.mindscape.slipway.jobs.turn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;

final class LocalTurnsTest extends TurnsContract {

  private final LocalTurns turns = new LocalTurns();

  @Override
  protected Turns turns() {
    return turns;
  }

  @AfterEach
  void remembersNobodyWhoHasLeft() {
    assertThat(turns.size()).isZero();
  }
}
