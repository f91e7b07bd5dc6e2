package io.mindscape.slipway.bot.render;

/** A worker was killed, or died, over what it was asked. The message says why, to a person. */
final class Stopped extends Exception {
  private static final long serialVersionUID = 1L;

  Stopped(String message) {
    super(message);
  }

  Stopped(String message, Throwable cause) {
    super(message, cause);
  }

  String why() {
    return String.valueOf(getMessage());
  }
}
