package io.mindscape.slipway.bot.doctor;

import io.mindscape.slipway.policies.strategy.Delivery.Sync;
import io.mindscape.slipway.policies.strategy.Delivery.Target;
import io.mindscape.slipway.policies.strategy.Strategy;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The strategy files that were found so far: they say which clusters are needed, and for what. */
final class Platforms {

  private final Map<String, Strategy> found = new LinkedHashMap<>();

  /**
   * One more.
   *
   * @param where the repository, or the checkout
   */
  synchronized void add(String where, Strategy strategy) {
    found.put(where, strategy);
  }

  /** By repository or checkout. */
  synchronized Map<String, Strategy> found() {
    return Collections.unmodifiableMap(new LinkedHashMap<>(found));
  }

  /** The contexts that are needed, and the namespaces of each into which is applied. */
  synchronized Map<String, Set<String>> namespaces() {
    var namespaces = new TreeMap<String, Set<String>>();
    found.values().stream()
        .flatMap(strategy -> strategy.delivery().environments().values().stream())
        .forEach(target -> add(target, namespaces));
    return namespaces;
  }

  private static void add(Target target, Map<String, Set<String>> namespaces) {
    if (target.sync() == Sync.NONE) {
      return;
    }
    for (var wave : target.waves()) {
      for (var context : wave) {
        var there = namespaces.computeIfAbsent(context, any -> new TreeSet<>());
        if (target.sync() == Sync.APPLY) {
          there.add(target.namespace());
        }
      }
    }
  }
}
