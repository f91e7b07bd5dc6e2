package io.mindscape.slipway.policies.reference;

import io.mindscape.slipway.policies.reference.Facts.Pods;
import io.mindscape.slipway.policies.reference.Facts.Port;
import io.mindscape.slipway.policies.reference.Facts.Ports;
import io.mindscape.slipway.policies.reference.Facts.Scales;
import io.mindscape.slipway.policies.reference.Judgement.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether what is referred to, and is there, does what is asked of it. */
final class Fitness {

  private final Index index;

  Fitness(Index index) {
    this.index = index;
  }

  /** Ports of a Service. */
  Optional<Problem> port(Id service, Port wanted) {
    var ports = new ArrayList<Port>();
    for (var offer : index.of(service)) {
      if (!(offer.facts() instanceof Ports known) || known.isExternal()) {
        return Optional.empty();
      }
      ports.addAll(known.ports());
    }
    if (ports.isEmpty() || ports.stream().anyMatch(port -> port.fits(wanted))) {
      return Optional.empty();
    }
    return Problem.certain(
        "Service %s has no port %s. %s"
            .formatted(service.name(), wanted, Selection.others(ports, wanted)));
  }

  /** A share of what is not asked for cannot be measured, unless a LimitRange fills it in. */
  Optional<Problem> requests(Demand.Requested wanted) {
    var namespace = wanted.workload().namespace();
    if (!index.namesLike(Id.core("LimitRange", namespace, "")).isEmpty()) {
      return Optional.empty();
    }
    for (var offer : index.of(wanted.workload())) {
      if (offer.facts() instanceof Pods pods) {
        var problem = requests(wanted, pods.requests());
        if (problem.isPresent()) {
          return problem;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Problem> requests(
      Demand.Requested wanted, Map<String, Set<String>> containers) {
    var one = wanted.container();
    if (!one.isEmpty() && !containers.isEmpty() && !containers.containsKey(one)) {
      return Problem.certain(
          "%s has no container %s, by whose %s this scales. There is %s."
              .formatted(
                  wanted.workload().words(),
                  one,
                  wanted.resource(),
                  String.join(", ", containers.keySet())));
    }
    var silent =
        containers.entrySet().stream()
            .filter(container -> one.isEmpty() || container.getKey().equals(one))
            .filter(container -> !container.getValue().contains(wanted.resource()))
            .map(Map.Entry::getKey)
            .toList();
    return silent.isEmpty() ? Optional.empty() : silent(wanted, silent);
  }

  private static Optional<Problem> silent(Demand.Requested wanted, List<String> containers) {
    return Problem.certain(
        "This scales by a share of the %s that %s asks for, and its container%s %s for none. Without resources.requests.%s there, nothing is scaled."
            .formatted(
                wanted.resource(),
                wanted.workload().words(),
                containers.size() == 1 ? "" : "s",
                String.join(" and ", containers) + (containers.size() == 1 ? " asks" : " ask"),
                wanted.resource()));
  }

  /** Two autoscalers of one workload take turns, or both stop. */
  Optional<Problem> alone(Id workload, Id self) {
    return index.scalers(workload).stream()
        .filter(other -> !other.equals(self))
        .findFirst()
        .flatMap(
            other ->
                Problem.certain(
                    "HorizontalPodAutoscaler %s scales %s too. With two, neither does; merge their metrics into one."
                        .formatted(other.name(), workload.words())));
  }

  /** A budget that asks for as many pods as there are lets none go. */
  Optional<Problem> spares(Demand.Spared wanted) {
    long pods = 0;
    for (var offer : index.pods(wanted.namespace(), wanted.selector())) {
      long replicas = replicas(offer);
      if (replicas < 0) {
        return Optional.empty();
      }
      pods += replicas;
    }
    if (pods == 0 || wanted.least() < pods) {
      return Optional.empty();
    }
    return Problem.certain(
        "minAvailable is %d and there %s %d, so no pod may ever be evicted and a drain of its node waits for ever. Write less, or maxUnavailable: 1."
            .formatted(wanted.least(), pods == 1 ? "is" : "are", pods));
  }

  /** Those that an autoscaler leaves at least, where there is one. */
  private long replicas(Offer offer) {
    var least =
        index.scalers(offer.id()).stream()
            .map(index::of)
            .flatMap(Collection::stream)
            .map(Offer::facts)
            .filter(Scales.class::isInstance)
            .mapToLong(scales -> ((Scales) scales).least())
            .min();
    long written = offer.facts() instanceof Pods pods ? pods.replicas() : -1;
    return least.orElse(written);
  }

  /** Pods get names from the Service of their StatefulSet only if it chooses them. */
  Optional<Problem> governs(Id service, Map<String, String> labels) {
    for (var offer : index.of(service)) {
      if (offer.facts() instanceof Ports ports
          && !ports.selector().choosesAll()
          && !ports.selector().chooses(labels)) {
        return Problem.certain(
            "Service %s does not choose the pods of this StatefulSet, so they get no names: it wants %s."
                .formatted(
                    service.name(),
                    ports.selector().demands().stream()
                        .map(demand -> demand.key() + "=" + String.join("|", demand.values()))
                        .collect(Collectors.joining(", "))));
      }
    }
    return Optional.empty();
  }
}
