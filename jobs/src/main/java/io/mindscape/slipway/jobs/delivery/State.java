package io.mindscape.slipway.jobs.delivery;

/** What becomes of deliveries. */
public enum State {
  /** It waits for its turn. */
  PENDING,
  /** Somebody works on it. */
  RUNNING,
  /** It is done, or a person was told why it is not to be done. */
  DONE,
  /** It did not come out, and waits for another attempt. */
  FAILED,
  /** It is given up, and waits for a person. */
  DEAD,
  /** A newer one made it superfluous before it began. */
  SUPERSEDED
}
