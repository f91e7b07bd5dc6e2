package io.mindscape.slipway.jobs.delivery;

/**
 * An inbox that can keep nothing.
 *
 * @param why what it says
 */
public record BrokenInbox(String why) implements Inbox {

  @Override
  public boolean keep(Delivery delivery) {
    throw new IllegalStateException(why);
  }

  @Override
  public boolean file(Delivery delivery) {
    throw new IllegalStateException(why);
  }
}
