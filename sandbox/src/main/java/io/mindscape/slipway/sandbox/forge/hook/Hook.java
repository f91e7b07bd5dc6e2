package io.mindscape.slipway.sandbox.forge.hook;

import java.net.URI;
import java.util.List;

/**
 * Who is told of what happens in a repository.
 *
 * @param secret what deliveries are signed with; empty for unsigned ones
 * @param events the names of the events; {@code *} for all
 */
public record Hook(long id, String repo, URI target, String secret, List<String> events) {

  public Hook {
    events = List.copyOf(events);
  }

  /** Whether it is told of {@code event}. */
  public boolean hears(String event) {
    return events.contains("*") || events.contains(event) || event.equals("ping");
  }

  @Override
  public String toString() {
    return "hook " + id + " of " + repo;
  }
}
