package io.mindscape.slipway.jobs.nodes;

import java.util.Optional;

/** Why a node that asks for a reboot may not get it now. */
final class Objections {

  private final Site site;
  private final Node node;
  private final Drain drain;

  Objections(Site site, Node node) {
    this.site = site;
    this.node = node;
    this.drain = new Drain(site, new Hold(site, node.name()));
  }

  /** The first that there is, in words; nothing if it may be rebooted. */
  Optional<String> first() {
    return itself()
        .or(this::willingness)
        .or(this::state)
        .or(this::time)
        .or(this::pool)
        .or(drain::objection);
  }

  /**
   * The first that there is once the node is cordoned: somebody else, such as the window of another
   * repository, may have begun with a node of its pool at the same moment. Nothing is said against
   * one that its agent was told to reboot.
   */
  Optional<String> second() {
    return node.wears(site.care().handOver())
        ? Optional.empty()
        : willingness().or(this::pool).or(drain::objection);
  }

  private Optional<String> itself() {
    if (node.status().cordoned()) {
      return Optional.of("somebody else has cordoned it");
    }
    return node.wears(site.care().handOver())
        ? Optional.of("somebody else has handed it over to its agent")
        : Optional.empty();
  }

  private Optional<String> willingness() {
    return node.wears(site.care().asks()) ? Optional.empty() : Optional.of(Hold.DOES_NOT_ASK);
  }

  /** Pods of a node that is not ready do not end, as nobody there would end them. */
  private Optional<String> state() {
    if (!node.isReady()) {
      return Optional.of("it is not ready, so that its pods would not end; look at the machine");
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
