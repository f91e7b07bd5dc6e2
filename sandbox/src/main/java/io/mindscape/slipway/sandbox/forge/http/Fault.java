package io.mindscape.slipway.sandbox.forge.http;

import java.time.Duration;

/** A way in which a forge can have a bad day. */
public sealed interface Fault {

  /** Answers with this code and does nothing else. */
  record Status(int code) implements Fault {}

  /** Answers properly, but late. */
  record Slow(Duration by) implements Fault {}

  /** The caller has used up what it may ask in an hour. */
  record RateLimited(Duration retryAfter) implements Fault {}

  /** The caller asked too much at once. */
  record SecondaryRateLimited(Duration retryAfter) implements Fault {}

  /**
   * The caller asked too much, and is told so by the status 429.
   *
   * @param retryAfter zero if it is not told when to come back
   */
  record TooMany(Duration retryAfter) implements Fault {}

  /** Does what it was asked; then nothing comes for so long, and the connection ends. */
  record Silent(Duration by) implements Fault {}

  /** Does what it was asked; the connection ends in the middle of the answer. */
  record Truncated() implements Fault {}

  /** The connection ends without an answer. */
  record Dropped() implements Fault {}

  /** A webhook delivery that never arrives. */
  record LostDelivery() implements Fault {}
}
