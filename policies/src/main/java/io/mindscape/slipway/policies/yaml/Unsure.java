package io.mindscape.slipway.policies.yaml;

/**
 * Thrown where {@link DirectReader} meets what it leaves to SnakeYAML, and caught there. It carries
 * nothing: whether the text is right, and what is wrong with it, SnakeYAML says.
 */
final class Unsure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Unsure() {
    super("not read directly", null, false, false);
  }
}
