package io.mindscape.slipway.jobs.nodes;

import java.util.Optional;

/** Why a node that asks for a reboot may not get it now. */
final class Objections {

  private final Site site;
  private final Node node;

  Objections(Site site, Node node) {
    this.site = site;
    this.node = node;
  }

  /** The first that there is, in words; nothing if it may be rebooted. */
  Optional<String> first() {
    return itself().or(this::time).or(this::pool).or(new Drain(site, node.name())::objection);
  }

  private Optional<String> itself() {
    if (node.status().cordoned()) {
      return Optional.of("somebody else has cordoned it");
    }
    if (node.wears(site.care().handOver())) {
      return Optional.of("somebody else has handed it over to its agent");
    }
    if (!node.wears(site.care().asks())) {
      return Optional.of("it does not ask any more");
    }
    return node.status().bootId().isEmpty()
        ? Optional.of("it does not say which boot it runs")
        : Optional.empty();
  }

  private Optional<String> time() {
    var needed = site.care().limits().together();
    var left = site.leave().left();
    return left.compareTo(needed) >= 0
        ? Optional.empty()
        : Optional.of(
            "drain and reboot may take %s together, and %s are left; it waits for the next window"
                .formatted(Words.of(needed), Words.of(left)));
  }

  /** One at a time: whatever is amiss with another of the pool, this one waits. */
  private Optional<String> pool() {
    var pool = node.pool(site.care());
    return site.nodes().all(site.context()).stream()
        .filter(other -> !other.name().equals(node.name()))
        .filter(other -> other.pool(site.care()).equals(pool))
        .filter(other -> !other.isReady() || other.status().cordoned())
        .findFirst()
        .map(
            other ->
                "%s, of the same pool, is %s"
                    .formatted(other.name(), other.isReady() ? "cordoned" : "not ready"));
  }
}
