package io.mindscape.slipway.sandbox.chaos;

import java.util.List;

/** Compares what was acknowledged, what the database says became of it, and what is there. */
final class Judge {

  private Judge() {}

  /**
   * Judges a run that is over: the bot has stopped.
   *
   * @param rows the deliveries in the database
   * @param sent what the sender sent
   */
  static Judgement judge(World world, List<Row> rows, List<Sent> sent) {
    return new Judgement(
        Losses.of(rows, sent), Doubles.of(world), Disorder.of(rows, sent), Expectations.of(world));
  }
}
