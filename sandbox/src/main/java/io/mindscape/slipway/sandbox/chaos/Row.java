package io.mindscape.slipway.sandbox.chaos;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as the database has it.
 *
 * @param place its place in the order of arrival
 * @param note whether it is one of the bot's own
 * @param begun when the first attempt began; null if none did
 * @param finished null until it is
 * @param supersededBy the guid of the newer one; null for none
 */
record Row(
    String guid,
    String subject,
    long place,
    boolean note,
    String state,
    int attempts,
    @Nullable Instant begun,
    @Nullable Instant finished,
    @Nullable String supersededBy) {

  boolean isOver() {
    return state.equals("DONE") || state.equals("SUPERSEDED");
  }
}
