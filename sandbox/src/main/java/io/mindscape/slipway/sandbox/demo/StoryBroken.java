package io.mindscape.slipway.sandbox.demo;

/** A step of the story did not come out; the message says which and what was there instead. */
final class StoryBroken extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StoryBroken(String message) {
    super(message);
  }
}
