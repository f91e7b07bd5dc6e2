package io.mindscape.slipway.sandbox.forge.state;

import java.security.PublicKey;
import java.time.Instant;

/**
 * A GitHub App, and its one installation.
 *
 * @param key what its signatures are checked with
 */
public record App(long id, String slug, long installation, PublicKey key, Instant since) {

  public String login() {
    return slug + "[bot]";
  }
}
