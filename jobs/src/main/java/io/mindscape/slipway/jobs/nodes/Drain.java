package io.mindscape.slipway.jobs.nodes;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Empties a cordoned node, as far as disruption budgets and time allow. */
final class Drain {

  private static final int NAMED = 3;

  private final Site site;
  private final String node;

  Drain(Site site, String node) {
    this.site = site;
    this.node = node;
  }

  /** Why the node may not be drained at all; nothing if it may. */
  Optional<String> objection() {
    var allowed = site.care().evict();
    var objections =
        site.nodes().pods(site.context(), node).stream()
            .flatMap(pod -> pod.objection(allowed).stream())
            .toList();
    return objections.isEmpty() ? Optional.empty() : Optional.of(some(objections));
  }

  /**
   * Evicts until nothing is left that has to go. A refused eviction is tried again.
   *
   * @return why it gave up; nothing if the node is empty
   */
  Optional<String> run() {
    var left = site.leave().left();
    while (true) {
      site.leave().step("the drain of the node " + node);
      var staying = leaving();
      if (staying.isEmpty()) {
        return Optional.empty();
      }
      var heldBack = evict(staying);
      if (isOver(left)) {
        return Optional.of(why(staying, heldBack));
      }
      site.leave().pause();
    }
  }

  private List<Pod> leaving() {
    return site.nodes().pods(site.context(), node).stream().filter(Pod::hasToGo).toList();
  }

  /** Gives back those that a budget protects. */
  private Set<Pod> evict(List<Pod> pods) {
    var heldBack = new LinkedHashSet<Pod>();
    for (var pod : pods) {
      if (!pod.traits().contains(Pod.Trait.ENDING)) {
        site.leave().step("the eviction of " + pod);
        if (site.nodes().evict(site.context(), pod) instanceof Nodes.Eviction.HeldBack) {
          heldBack.add(pod);
        }
      }
    }
    return heldBack;
  }

  /** The reboot has to fit in after it. */
  private boolean isOver(Duration atFirst) {
    var now = site.leave().left();
    var limits = site.care().limits();
    return atFirst.minus(now).compareTo(limits.drain()) >= 0 || now.compareTo(limits.reboot()) <= 0;
  }

  private static String why(List<Pod> staying, Set<Pod> heldBack) {
    return heldBack.isEmpty()
        ? "these pods did not end in time: " + some(staying)
        : "a disruption budget protects " + some(heldBack);
  }

  private static String some(Collection<?> all) {
    var named = all.stream().limit(NAMED).map(String::valueOf).collect(Collectors.joining(", "));
    int more = all.size() - NAMED;
    return more > 0 ? "%s and %d more".formatted(named, more) : named;
  }
}
