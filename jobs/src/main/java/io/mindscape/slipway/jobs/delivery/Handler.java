package io.mindscape.slipway.jobs.delivery;

/** Does what an event asks for. */
@FunctionalInterface
public interface Handler {

  /**
   * @throws io.mindscape.slipway.jobs.Unavailable to be tried again later
   */
  void handle(Event event);
}
