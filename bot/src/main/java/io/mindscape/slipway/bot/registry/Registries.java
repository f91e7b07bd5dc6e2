package io.mindscape.slipway.bot.registry;

import io.mindscape.slipway.jobs.image.ImageName;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which registries may be asked, and where they are.
 *
 * @param usual where images are whose names say no registry; null for nowhere
 * @param hosts those that may be asked, as names of images write them
 * @param others whether others may be asked too
 */
public record Registries(@Nullable URI usual, Set<String> hosts, boolean others) {

  private static final Set<String> HERE = Set.of("localhost", "127.0.0.1");

  public Registries {
    hosts = Set.copyOf(hosts);
  }

  /** Where a registry is, without a slash at the end; nothing where it may not be asked. */
  Optional<URI> of(String registry) {
    if (registry.isEmpty()) {
      return Optional.ofNullable(usual);
    }
    if (!others && !hosts.contains(registry)) {
      return Optional.empty();
    }
    return Optional.of(URI.create((isHere(registry) ? "http://" : "https://") + registry));
  }

  /** What everybody calls by one word is kept in a folder of that name where it is everybody's. */
  static List<String> repositories(ImageName name) {
    var repository = name.repository();
    return name.registry().isEmpty() && repository.indexOf('/') < 0
        ? List.of(repository, "library/" + repository)
        : List.of(repository);
  }

  /** On this machine there need not be TLS. */
  static boolean isHere(String host) {
    int colon = host.indexOf(':');
    return HERE.contains(colon < 0 ? host : host.substring(0, colon));
  }
}
