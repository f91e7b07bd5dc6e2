package io.mindscape.slipway.sandbox.chaos;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as its sender saw it.
 *
 * @param event what it tells, such as {@code push}
 * @param first when it was sent for the first time
 * @param acknowledged when the first answer 2xx was there; null if there was none
 */
record Sent(String guid, String event, Instant first, @Nullable Instant acknowledged) {}
