package io.mindscape.slipway.jobs.delivery;

/** Where deliveries come in. */
public interface Inbox {

  /**
   * Keeps a delivery. When this returns, it survives a power cut.
   *
   * @return whether it is new; one whose guid is there already is left as it is
   * @throws io.mindscape.slipway.jobs.Unavailable if it could not be kept, or it is not known
   *     whether it was: ask again
   */
  boolean keep(Delivery delivery);

  /**
   * As {@link #keep}, for a delivery that asks for nothing: it is done as soon as it is kept, and
   * nobody claims it. It can be replayed like any other.
   */
  boolean file(Delivery delivery);
}
