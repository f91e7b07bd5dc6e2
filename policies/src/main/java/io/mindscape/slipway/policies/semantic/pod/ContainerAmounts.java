package io.mindscape.slipway.policies.semantic.pod;

import io.mindscape.slipway.policies.manifest.Quantity;
import io.mindscape.slipway.policies.semantic.field.Field;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What the containers of a pod need together: all that run at the same time, or the most that one
 * needs that prepares the pod, with the sidecars that were started before it.
 *
 * @param requests what they ask for
 * @param limits what they may use
 * @param limited the resources for which each of them has a limit
 */
record ContainerAmounts(
    Map<String, Quantity> requests, Map<String, Quantity> limits, Set<String> limited) {

  ContainerAmounts {
    requests = Map.copyOf(requests);
    limits = Map.copyOf(limits);
    limited = Set.copyOf(limited);
  }

  /**
   * Of a pod.
   *
   * @param alone whether it stands for itself; then a container without a request asks for its
   *     limit
   */
  static ContainerAmounts of(Field spec, boolean alone) {
    return new ContainerAmounts(
        together(spec, container -> requests(container, alone)),
        together(spec, ContainerAmounts::limits),
        limited(spec));
  }

  /** The amounts of a list, by name. */
  static Map<String, Quantity> amounts(Field list) {
    Map<String, Quantity> amounts = new LinkedHashMap<>();
    list.entries().forEach(entry -> amounts.put(entry.key(), entry.quantity()));
    return amounts;
  }

  private static Map<String, Quantity> limits(Field container) {
    return amounts(container.get("resources", "limits"));
  }

  private static Map<String, Quantity> requests(Field container, boolean alone) {
    var requests = amounts(container.get("resources", "requests"));
    if (alone) {
      limits(container).forEach(requests::putIfAbsent);
    }
    return requests;
  }

  private static Set<String> limited(Field spec) {
    var containers = PodSpecs.containers(spec);
    Set<String> limited = new HashSet<>();
    containers.stream().findFirst().ifPresent(first -> limited.addAll(limits(first).keySet()));
    containers.forEach(container -> limited.retainAll(limits(container).keySet()));
    return limited;
  }

  private static Map<String, Quantity> together(
      Field spec, Function<Field, Map<String, Quantity>> of) {
    Map<String, Quantity> running = new LinkedHashMap<>();
    spec.get("containers").items().forEach(container -> add(running, of.apply(container)));
    Map<String, Quantity> sidecars = new LinkedHashMap<>();
    Map<String, Quantity> most = new LinkedHashMap<>();
    for (var container : spec.get("initContainers").items()) {
      Map<String, Quantity> now = new LinkedHashMap<>(sidecars);
      add(now, of.apply(container));
      if (container.get("restartPolicy").text().equals("Always")) {
        add(running, of.apply(container));
        sidecars = now;
      }
      raise(most, now);
    }
    raise(running, most);
    return running;
  }

  private static void add(Map<String, Quantity> sum, Map<String, Quantity> more) {
    more.forEach(
        (name, amount) ->
            sum.merge(
                name, amount, (one, other) -> new Quantity(one.amount().add(other.amount()))));
  }

  private static void raise(Map<String, Quantity> most, Map<String, Quantity> other) {
    other.forEach(
        (name, amount) ->
            most.merge(name, amount, (one, two) -> one.compareTo(two) >= 0 ? one : two));
  }
}
