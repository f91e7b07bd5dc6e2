package io.mindscape.slipway.sandbox.load;

/** When the sender sends. */
sealed interface Pace {

  /**
   * On a fixed schedule, whether or not earlier ones were answered: how long a delivery takes is
   * counted from when it was due, so that a wait in the sender counts as well.
   *
   * @param rate deliveries a second
   */
  record Scheduled(int rate) implements Pace {}

  /**
   * As fast as the answers come.
   *
   * @param inFlight how many wait for an answer at any time
   */
  record Kept(int inFlight) implements Pace {}
}
