package io.mindscape.slipway.policies.yaml;

import io.mindscape.slipway.policies.finding.Place;

/**
 * Thrown by {@link DirectReader} at a colon within {@code {…}} or {@code […]} that a collection
 * follows without a space, as in {@code {cpu:[1]}}. SnakeYAML takes that for a key and its value;
 * Kubernetes' reader takes the colon for a part of the word, and then refuses the bracket.
 */
final class MissingSpace extends RuntimeException {
  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // It is caught where it was thrown, and never written anywhere.
  private final Place place;

  MissingSpace(Place place) {
    super("a space is missing", null, false, false);
    this.place = place;
  }

  /** Where the colon stands. */
  Place place() {
    return place;
  }
}
