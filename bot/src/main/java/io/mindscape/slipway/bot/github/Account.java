package io.mindscape.slipway.bot.github;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * On whose account GitHub books a request.
 *
 * @param name tells accounts apart: an installation of the App, the App itself, a token
 * @param anew another {@code Authorization} where GitHub does not take the last any more; nothing
 *     where there is no other
 */
record Account(String name, Supplier<Optional<String>> anew) {

  /** With credentials that are what they are. */
  static Account of(String name) {
    return new Account(name, Optional::empty);
  }
}
