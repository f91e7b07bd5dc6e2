package io.mindscape.slipway.sandbox.chaos;

import java.time.Duration;
import java.util.List;

/** Lets the bots finish, undisturbed. */
final class Drain {

  private static final Duration READY = Duration.ofMinutes(3);
  private static final Duration QUIET = Duration.ofSeconds(8);
  private static final Duration PATIENCE = Duration.ofMinutes(8);
  private static final int ROUNDS = 6;

  private final Yard yard;
  private final Progress progress;

  Drain(Yard yard, Progress progress) {
    this.yard = yard;
    this.progress = progress;
  }

  /**
   * Starts the bot again, waits until it has nothing left to do, and stops it.
   *
   * @return the deliveries as it leaves them
   */
  List<Row> untilDone() {
    var rows = List.<Row>of();
    for (int round = 1; round <= ROUNDS; round++) {
      try (var bot = yard.startBot(0)) {
        bot.awaitReady(READY);
        Quiet.of(yard).await(QUIET, PATIENCE);
      }
      rows = yard.database().rows();
      long left = rows.stream().filter(row -> !row.isOver()).count();
      if (left == 0 && yard.gateway().unacknowledged() == 0) {
        return rows;
      }
      progress.say("%d deliveries are not done yet; the bot is let go on", left);
    }
    return rows;
  }
}
