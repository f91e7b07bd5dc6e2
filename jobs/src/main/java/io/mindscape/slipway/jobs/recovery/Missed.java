package io.mindscape.slipway.jobs.recovery;

/** Is told of events that happened and that nobody heard of, when they are found after all. */
@FunctionalInterface
public interface Missed {

  /**
   * Some were found.
   *
   * @param kind the event's name on the forge, such as {@code pull_request}; few different ones
   * @param count 0 changes nothing
   */
  void found(String kind, How how, int count);

  /** How they were found. */
  enum How {
    /** What is did not fit to what was done: it is done now. */
    RECONCILED,
    /** The forge said that it could not deliver them, and was asked to deliver them again. */
    REDELIVERED
  }
}
