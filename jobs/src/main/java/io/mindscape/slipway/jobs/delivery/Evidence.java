package io.mindscape.slipway.jobs.delivery;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A delivery as it came in.
 *
 * @param headers those worth keeping, by name
 * @param body the raw payload; not copied, so nobody may change it
 */
@SuppressWarnings("ArrayRecordComponent") // deliveries are compared by their guid
public record Evidence(Map<String, String> headers, Origin origin, byte[] body) {

  public Evidence {
    headers = Collections.unmodifiableMap(new TreeMap<>(headers));
  }

  /** How we know whom it is from. */
  public enum Origin {
    /** It was signed with the webhook's secret. */
    SIGNED,
    /** It was signed with the secret that is on its way out. */
    SIGNED_PREVIOUS,
    /** The bot wrote it itself. */
    NOTE
  }
}
