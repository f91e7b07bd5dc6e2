package io.mindscape.slipway.jobs.delivery;

import java.time.Duration;

/** How a lane is treated whose worker was lost, so that work that kills workers stops no other. */
public final class Losses {

  private static final Duration FIRST = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private Losses() {}

  /**
   * How long the lane is left alone. Once may happen to anybody (a restart, a power cut) and costs
   * nothing; from the second time on it is 5 s, and twice as long each time, up to 5 minutes.
   *
   * @param losses how often a worker was lost with the delivery, this time included
   */
  public static Duration pause(int losses) {
    if (losses < 2) {
      return Duration.ZERO;
    }
    var pause = FIRST.multipliedBy(1L << Math.min(losses - 2, 10));
    return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
  }

  /** What a person reads while it waits. */
  public static String explained(int losses) {
    return "its worker was lost, %d times by now".formatted(losses);
  }
}
