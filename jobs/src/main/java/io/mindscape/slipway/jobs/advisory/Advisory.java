package io.mindscape.slipway.jobs.advisory;

import java.util.List;
import java.util.Set;

/**
 * A known vulnerability.
 *
 * @param id such as {@code DSA-5532-1}
 * @param aliases by which others know the same
 * @param link where more is told; empty for nowhere
 */
public record Advisory(
    String id, Set<String> aliases, Severity severity, String link, List<Affected> affected) {

  public Advisory {
    aliases = Set.copyOf(aliases);
    affected = List.copyOf(affected);
  }

  /** The same, as far as it is about packages of these names. */
  public Advisory about(Set<String> names) {
    return new Advisory(
        id,
        aliases,
        severity,
        link,
        affected.stream().filter(it -> names.contains(it.name())).toList());
  }

  /** Whether it and the other tell of the same. */
  boolean isSame(Advisory other) {
    return id.equals(other.id) || aliases.contains(other.id) || other.aliases.contains(id);
  }
}
