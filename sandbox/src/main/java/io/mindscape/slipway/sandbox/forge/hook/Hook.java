package io.mindscape.slipway.sandbox.forge.hook;

import java.net.URI;
import java.util.List;

/**
 * Who is told of what happens.
 *
 * @param secret what deliveries are signed with; empty for unsigned ones
 * @param events the names of the events; {@code *} for all
 */
public record Hook(long id, Scope scope, URI target, String secret, List<String> events) {

  public Hook {
    events = List.copyOf(events);
  }

  /** Where has to happen what it is told of. */
  public sealed interface Scope {

    /** In one repository. */
    record Repository(String name) implements Scope {}

    /** Wherever an App is installed, which here is everywhere. */
    record App(long id, long installation) implements Scope {}
  }

  /** The same hook, told something else or elsewhere. */
  public Hook with(URI newTarget, String newSecret, List<String> newEvents) {
    return new Hook(id, scope, newTarget, newSecret, newEvents);
  }

  /** Whether it is told of {@code event}. */
  public boolean hears(String event) {
    return events.contains("*") || events.contains(event) || event.equals("ping");
  }

  /** Whether it is told of what happens in {@code repo}. */
  public boolean covers(String repo) {
    return switch (scope) {
      case Scope.Repository(var name) -> name.equals(repo);
      case Scope.App app -> true;
    };
  }

  @Override
  public String toString() {
    return "hook " + id + " of " + scope;
  }
}
