package io.mindscape.slipway.sandbox.review;

import java.time.Duration;

/**
 * The review of a pull request that touches every unit.
 *
 * @param done whether it came to an end, with a comment
 * @param progress how many different things the check said before
 * @param megabytes the most that the bot had resident
 * @param renderers the most that its renderers had resident at a look
 */
record Everything(
    boolean done, long millis, int progress, long megabytes, long renderers, String title) {

  /** What ends sooner need not tell how far it is. */
  static final Duration SOON = Duration.ofSeconds(20);

  String words() {
    return "%s after %.1f s, with at most %d MB in the bot and %d MB in its renderers: %s"
        .formatted(
            done ? "reviewed" : "not reviewed", millis / 1000.0, megabytes, renderers, title);
  }
}
