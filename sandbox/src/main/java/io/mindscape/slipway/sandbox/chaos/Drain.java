package io.mindscape.slipway.sandbox.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** Lets the bots finish, undisturbed. */
final class Drain {

  private static final Duration READY = Duration.ofMinutes(6);
  private static final Duration QUIET = Duration.ofSeconds(6);
  private static final Duration LOOK = Duration.ofSeconds(30);
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  private final Yard yard;
  private final Progress progress;

  Drain(Yard yard, Progress progress) {
    this.yard = yard;
    this.progress = progress;
  }

  /** Starts the bots, waits until they have nothing left to do, and stops them. */
  void untilDone() {
    var bots = IntStream.range(0, yard.plan().bots()).mapToObj(yard::startBot).toList();
    bots.forEach(bot -> bot.awaitReady(READY));
    untilDone(bots);
  }

  /** Waits until running bots have nothing left to do, and stops them. */
  void untilDone(List<BotRun> bots) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      boolean quiet = Quiet.of(yard).await(QUIET, LOOK);
      var left = left();
      if (quiet && left.isPresent() && left.getAsLong() == 0) {
        break;
      }
      progress.say(
          "waiting: %s deliveries and notes to do, %d to be acknowledged"
              .formatted(
                  left.isPresent() ? left.getAsLong() : "unknown",
                  yard.gateway().unacknowledged()));
    }
    new ArrayList<>(bots).forEach(BotRun::close);
  }

  /** How much is not done; nothing if that cannot be told while the bot writes. */
  private OptionalLong left() {
    try {
      return OptionalLong.of(
          yard.database().rows().stream()
              .filter(row -> !row.isOver() && !row.state().equals("DEAD"))
              .count());
    } catch (RuntimeException busy) {
      return OptionalLong.empty();
    }
  }
}
