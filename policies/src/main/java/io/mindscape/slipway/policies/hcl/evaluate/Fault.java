package io.mindscape.slipway.policies.hcl.evaluate;

import io.mindscape.slipway.policies.finding.Place;

/** An expression that cannot be worth anything, whatever is not known of it. */
public final class Fault extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Place place;

  public Fault(Place place, String message) {
    super(message, null, false, false);
    this.place = place;
  }

  public Place place() {
    return place;
  }

  /** What is wrong, for a person. */
  public String text() {
    var message = getMessage();
    return message == null ? "" : message;
  }
}
