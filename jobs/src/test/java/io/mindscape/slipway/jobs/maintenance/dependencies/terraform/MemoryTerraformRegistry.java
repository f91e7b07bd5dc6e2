package io.mindscape.slipway.jobs.maintenance.dependencies.terraform;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A registry in memory, which is asked by itself. */
public final class MemoryTerraformRegistry implements TerraformRegistry {

  private final Map<String, List<String>> versions = new HashMap<>();
  private final Map<String, Instant> published = new HashMap<>();

  /** Versions of a module or provider, published then. */
  public MemoryTerraformRegistry has(String path, Instant at, String... some) {
    for (var version : some) {
      versions.computeIfAbsent(path, name -> new ArrayList<>()).add(version);
      published.put(path + " " + version, at);
    }
    return this;
  }

  @Override
  public Optional<List<String>> versions(Address address) {
    return Optional.ofNullable(versions.get(address.path())).map(List::copyOf);
  }

  @Override
  public About about(Address address, String version) {
    return new About(
        Optional.ofNullable(published.get(address.path() + " " + version)), Optional.empty());
  }
}
