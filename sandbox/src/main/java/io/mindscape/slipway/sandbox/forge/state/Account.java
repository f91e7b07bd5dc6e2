package io.mindscape.slipway.sandbox.forge.state;

import java.time.Instant;

/**
 * Somebody or something with a name on the forge.
 *
 * @param name as people write it
 */
public record Account(long id, String login, String name, Kind kind, Instant since) {

  /** What GitHub calls it. */
  public enum Kind {
    USER("User"),
    BOT("Bot"),
    ORGANIZATION("Organization");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  /** The address that the forge itself writes into commits. */
  public String email() {
    return kind == Kind.BOT
        ? id + "+" + login + "@users.noreply.github.com"
        : login + "@example.com";
  }
}
