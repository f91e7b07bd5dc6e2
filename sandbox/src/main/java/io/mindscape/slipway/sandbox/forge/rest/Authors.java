package io.mindscape.slipway.sandbox.forge.rest;

import io.mindscape.slipway.sandbox.forge.git.Ident;
import io.mindscape.slipway.sandbox.forge.http.Problem;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import tools.jackson.databind.JsonNode;

/** Who a commit made through the API is by. */
final class Authors {

  private Authors() {}

  /** The caller, now. */
  static Ident of(Hub hub, String login) {
    var account = hub.state().accounts().find(login).orElseThrow(Problem::unauthenticated);
    return new Ident(account.name(), account.email(), hub.state().clock().instant());
  }

  /** Whom the body names; the caller where it names nobody. */
  static Ident named(JsonNode given, Ident otherwise) {
    if (!given.isObject()) {
      return otherwise;
    }
    return new Ident(
        given.path("name").asString(otherwise.name()),
        given.path("email").asString(otherwise.email()),
        when(given.path("date").asString(otherwise.when().toString())));
  }

  private static Instant when(String date) {
    try {
      return OffsetDateTime.parse(date).toInstant();
    } catch (DateTimeParseException unreadable) {
      throw new Problem(422, "Invalid request.\n\n\"date\" is not a timestamp.");
    }
  }
}
