package io.mindscape.slipway.policies.semantic.pod;

import io.mindscape.slipway.policies.manifest.Quantity;
import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.meta.ResourceAmounts;
import io.mindscape.slipway.policies.semantic.meta.ResourceNames;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code resources} of a pod as a whole, which hold for its containers together.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/tasks/configure-pod-container/assign-pod-level-resources/">
 *     Assign Pod-level CPU and memory resources</a>
 */
final class PodResources {

  private static final String REQUESTS = "requests";
  private static final String LIMITS = "limits";
  private static final Set<String> BASIC = Set.of("cpu", "memory");

  private PodResources() {}

  /**
   * Judges them.
   *
   * @param spec of the pod
   * @param alone whether the pod stands for itself; then the server fills in what it leaves out
   */
  static void judge(Field spec, boolean alone) {
    var resources = spec.get("resources");
    if (!resources.isSet()) {
      return;
    }
    if (PodPlatforms.isWindows(spec)) {
      resources.forbidden("the pod runs on Windows.");
      return;
    }
    if (resources.get("claims").isSet()) {
      resources.get("claims").forbidden("only containers use claims.");
    }
    for (var list : List.of(resources.get(LIMITS), resources.get(REQUESTS))) {
      list.entries().forEach(PodResources::amount);
    }
    var containers = ContainerAmounts.of(spec, alone);
    Map<String, Quantity> requests = ContainerAmounts.amounts(resources.get(REQUESTS));
    Map<String, Quantity> limits = ContainerAmounts.amounts(resources.get(LIMITS));
    if (alone && !(requests.isEmpty() && limits.isEmpty())) {
      fillIn(requests, limits, containers);
    }
    compare(resources, requests, limits);
    cover(spec, requests, limits, containers);
  }

  private static void amount(Field amount) {
    var name = amount.key();
    if (isKnown(name)) {
      amount.check(ResourceAmounts.problem(name, amount.quantity()));
    } else {
      amount.report(
          "unsupported",
          "%s: a pod as a whole has cpu, memory and huge pages.".formatted(amount.path()));
    }
  }

  private static boolean isKnown(String name) {
    return BASIC.contains(name)
        || (ResourceNames.isHugePages(name) && ResourceNames.problem(name) == null);
  }

  private static void fillIn(
      Map<String, Quantity> requests, Map<String, Quantity> limits, ContainerAmounts containers) {
    containers
        .limits()
        .forEach(
            (name, amount) -> {
              if (ResourceNames.isHugePages(name) && !requests.containsKey(name)) {
                limits.putIfAbsent(name, amount);
              }
            });
    containers
        .requests()
        .forEach(
            (name, amount) -> {
              if (BASIC.contains(name)) {
                requests.putIfAbsent(name, amount);
              }
            });
    limits.forEach(
        (name, amount) -> {
          if (isSupported(name)) {
            requests.putIfAbsent(name, amount);
          }
        });
    requests.forEach(
        (name, amount) -> {
          var together = containers.limits().get(name);
          if (isSupported(name) && together != null && containers.limited().contains(name)) {
            limits.putIfAbsent(name, amount.compareTo(together) > 0 ? amount : together);
          }
        });
  }

  private static boolean isSupported(String name) {
    return BASIC.contains(name) || ResourceNames.isHugePages(name);
  }

  private static void compare(
      Field resources, Map<String, Quantity> requests, Map<String, Quantity> limits) {
    requests.forEach(
        (name, amount) -> {
          var limit = limits.get(name);
          boolean exact = ResourceNames.isHugePages(name);
          if (limit == null) {
            if (exact) {
              resources.get(LIMITS).required("%s needs a limit.".formatted(name));
            }
          } else if (amount.compareTo(limit) > 0) {
            resources
                .get(REQUESTS)
                .report(
                    "requests-above-limits",
                    "%s asks for %s %s and may use only %s."
                        .formatted(resources.get(REQUESTS).path(), amount, name, limit));
          } else if (exact && amount.compareTo(limit) < 0) {
            resources
                .get(REQUESTS)
                .invalid("%s has to equal its limit, %s.".formatted(name, limit));
          }
        });
    var names = new HashSet<>(requests.keySet());
    names.addAll(limits.keySet());
    if (names.stream().anyMatch(ResourceNames::isHugePages)
        && names.stream().noneMatch(BASIC::contains)) {
      resources.forbidden("huge pages need cpu or memory beside them.");
    }
  }

  /** What the containers ask for and may use has to fit. */
  private static void cover(
      Field spec,
      Map<String, Quantity> requests,
      Map<String, Quantity> limits,
      ContainerAmounts containers) {
    above(spec.get("resources", REQUESTS), containers.requests(), requests);
    Map<String, Quantity> pages = new LinkedHashMap<>(containers.limits());
    pages.keySet().removeIf(name -> !ResourceNames.isHugePages(name));
    above(spec.get("resources", LIMITS), pages, limits);
    for (var container : spec.get("containers").items()) {
      var list = container.get("resources", LIMITS);
      for (var limit : list.entries()) {
        var most = limits.get(limit.key());
        if (most != null && limit.quantity().compareTo(most) > 0) {
          limit.invalid("the pod as a whole may use only %s.".formatted(most));
        }
      }
    }
  }

  private static void above(
      Field list, Map<String, Quantity> containers, Map<String, Quantity> pod) {
    containers.forEach(
        (name, amount) -> {
          var whole = pod.get(name);
          if (whole != null && amount.compareTo(whole) > 0) {
            list.entry(name)
                .report(
                    "invalid",
                    "%s is %s, and its containers together have %s."
                        .formatted(list.entry(name).path(), whole, amount));
          }
        });
  }
}
