package io.mindscape.slipway.jobs.delivery;

import io.mindscape.slipway.policies.Refused;
import java.time.Instant;

/**
 * Something that happened, as the forge told it or as the bot noted it for itself. Two with the
 * same guid are the same.
 *
 * @param guid GitHub's id of it; the same again for a redelivery; 1 to 100 characters
 * @param event such as {@code pull_request}; 1 to 100 characters
 * @param action empty where the event has none; at most 200 characters
 * @param repository {@code owner/name}; empty where it concerns none; at most 300 characters
 * @param subject its lane, in which one is handled after another, see {@link Subject}; at most 600
 *     characters
 * @param slot a newer delivery of the same subject and slot makes this one superfluous for as long
 *     as it has not begun; empty where nothing does; at most 100 characters
 */
public record Delivery(
    String guid,
    String event,
    String action,
    String repository,
    String subject,
    String slot,
    Evidence evidence,
    Instant receivedAt) {

  /** The slot of what asks for a pull request to be looked at. */
  public static final String REVIEW = "review";

  /** The slot of what says that a branch moved. */
  public static final String PUSH = "push";

  /**
   * @throws Refused if a text is too short, too long, or holds what no database keeps: control
   *     characters and halves of characters
   */
  public Delivery {
    require("id", guid, 1, 100);
    require("event", event, 1, 100);
    require("action", action, 0, 200);
    require("repository's name", repository, 0, 300);
    require("subject", subject, 0, 600);
    require("slot", slot, 0, 100);
  }

  private static void require(String what, String text, int least, int most) {
    if (text.length() < least
        || text.length() > most
        || !text.codePoints().allMatch(Delivery::ok)) {
      throw new Refused(
          "The %s of a delivery has %d to %d characters, and no control characters"
              .formatted(what, least, most));
    }
  }

  private static boolean ok(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL, Character.SURROGATE -> false;
      default -> true;
    };
  }

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
