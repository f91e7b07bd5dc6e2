package io.mindscape.slipway.jobs.delivery;

import java.time.Instant;

/**
 * A webhook delivery as it arrived.
 *
 * @param guid GitHub's id of it; the same again for a redelivery
 * @param event such as {@code pull_request}
 * @param action empty where the event has none
 * @param repository {@code owner/name}; empty where it concerns none
 * @param subject what has to be handled in order: {@code owner/name#7}, {@code owner/name@main}
 * @param body the raw payload
 */
@SuppressWarnings("ArrayRecordComponent") // compared by guid below
public record Delivery(
    String guid,
    String event,
    String action,
    String repository,
    String subject,
    byte[] body,
    Instant receivedAt) {

  @Override
  public boolean equals(Object other) {
    return other instanceof Delivery delivery && guid.equals(delivery.guid);
  }

  @Override
  public int hashCode() {
    return guid.hashCode();
  }

  @Override
  public String toString() {
    return event + " " + guid + " of " + subject;
  }
}
