package io.mindscape.slipway.jobs.nodes;

import io.mindscape.slipway.jobs.Unavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Empties a cordoned node, as far as disruption budgets, time and other people allow. */
final class Drain {

  private static final int NAMED = 3;

  private final Site site;
  private final Hold hold;

  Drain(Site site, Hold hold) {
    this.site = site;
    this.hold = hold;
  }

  /** Why the node may not be drained at all; nothing if it may. */
  Optional<String> objection() {
    return objection(pods());
  }

  private Optional<String> objection(List<Pod> pods) {
    var allowed = site.care().evict();
    var objections = pods.stream().flatMap(pod -> pod.objection(allowed).stream()).toList();
    return objections.isEmpty() ? Optional.empty() : Optional.of(some(objections));
  }

  /**
   * Evicts until nothing is left that has to go, or the node is gone. A refused eviction is tried
   * again, and so is a cluster that does not answer.
   *
   * @return why it gave up; nothing if the node is empty
   * @throws Unavailable if the cluster does not answer when the time is over
   */
  Optional<String> run() {
    var left = site.leave().left();
    while (true) {
      site.leave().step("the drain of the node " + hold.name());
      boolean isOver = isOver(left);
      try {
        var end = round(isOver);
        if (end.isPresent()) {
          return end.get().why();
        }
      } catch (Unavailable away) {
        if (isOver) {
          throw away;
        }
      }
      site.leave().pause();
    }
  }

  /** How it ended: why it gave up, or nothing if it did not. */
  private record End(Optional<String> why) {}

  private Optional<End> round(boolean isLast) {
    var pods = pods();
    var staying = pods.stream().filter(Pod::hasToGo).toList();
    var forbidden = hold.lost().or(() -> objection(pods));
    if (forbidden.isPresent() || staying.isEmpty()) {
      return Optional.of(new End(forbidden));
    }
    var heldBack = evict(staying);
    return isLast ? Optional.of(new End(Optional.of(why(staying, heldBack)))) : Optional.empty();
  }

  private List<Pod> pods() {
    return site.nodes().pods(site.context(), hold.name());
  }

  /** Gives back those that a budget protects, in words. */
  private List<String> evict(List<Pod> pods) {
    var heldBack = new ArrayList<String>();
    for (var pod : pods) {
      if (!pod.traits().contains(Pod.Trait.ENDING)) {
        site.leave().step("the eviction of " + pod);
        if (site.nodes().evict(site.context(), pod)
            instanceof Nodes.Eviction.HeldBack(var budget)) {
          heldBack.add(budget.isEmpty() ? pod.toString() : "%s (%s)".formatted(pod, budget));
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

  private static String why(List<Pod> staying, List<String> heldBack) {
    return heldBack.isEmpty()
        ? "these pods did not end in time: %s; look what holds them".formatted(some(staying))
        : "a disruption budget protects %s; let it allow one less, or run one more"
            .formatted(some(heldBack));
  }

  private static String some(Collection<?> all) {
    var named = all.stream().limit(NAMED).map(String::valueOf).collect(Collectors.joining(", "));
    int more = all.size() - NAMED;
    return more > 0 ? "%s and %d more".formatted(named, more) : named;
  }
}
