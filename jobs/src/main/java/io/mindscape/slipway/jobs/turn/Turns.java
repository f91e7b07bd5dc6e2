package io.mindscape.slipway.jobs.turn;

/**
 * Lets work of one name happen one after another, whoever asks for it and in whichever replica: for
 * the few things that are no lane of deliveries. Within a turn, no other of the same name is to be
 * taken.
 */
public interface Turns {

  /**
   * Does {@code work} when nobody else is at work of that name; waits until then.
   *
   * @param name such as {@code promotions:owner/name}; at most 400 characters
   * @throws io.mindscape.slipway.jobs.Unavailable if it cannot be known who has the turn, or this
   *     thread was stopped while it waited; then nothing was done
   */
  void take(String name, Runnable work);

  /**
   * Does {@code work} unless somebody else is at work of that name.
   *
   * @return whether it was done
   * @throws io.mindscape.slipway.jobs.Unavailable if it cannot be known who has the turn; then
   *     nothing was done
   */
  boolean attempt(String name, Runnable work);
}
