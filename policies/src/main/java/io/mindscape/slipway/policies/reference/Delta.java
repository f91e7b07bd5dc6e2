package io.mindscape.slipway.policies.reference;

import io.mindscape.slipway.policies.reference.Facts.Pods;
import io.mindscape.slipway.policies.reference.Facts.Ports;
import io.mindscape.slipway.policies.reference.Facts.Scales;
import io.mindscape.slipway.policies.rule.LabelSelector;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a change of some units makes other for the rest of their environment: what they offer no
 * more, and what they offer now. References of the rest that it does not touch are as right or
 * wrong as they were.
 */
public final class Delta {

  /** What these say is of consequence for objects that do not name them. */
  private static final Set<String> REACH_FAR = Set.of("Namespace", "LimitRange");

  private final boolean isWide;
  private final Set<Id> ids = new HashSet<>();
  private final Set<List<String>> kinds = new HashSet<>();
  private final Set<Id> scaled = new HashSet<>();
  private final List<Offer> offers;

  private Delta(boolean isWide, List<Offer> offers) {
    this.isWide = isWide;
    this.offers = offers;
    for (var offer : offers) {
      ids.add(offer.id());
      kinds.add(kind(offer.id()));
      if (offer.facts() instanceof Scales(var target, var least)) {
        scaled.add(target);
      }
    }
  }

  /**
   * Of the changed units, as they were and as they are.
   *
   * @param namespace the environment's own, which is there whatever changes
   */
  public static Delta between(Collection<Links> before, Collection<Links> now, String namespace) {
    var old = Links.essence(before);
    var young = Links.essence(now);
    var offers =
        Stream.concat(
                offers(before).filter(offer -> !young.contains(offer.essence())),
                offers(now).filter(offer -> !old.contains(offer.essence())))
            .toList();
    boolean isWide =
        isWhole(before) != isWhole(now)
            || !namespaces(before, namespace).equals(namespaces(now, namespace))
            || offers.stream().anyMatch(Delta::reachesFar);
    return new Delta(isWide, offers);
  }

  /** Of an unchanged unit, what has to be judged again. */
  public Links touched(Links links) {
    return isWide ? links : links.only(this::touches, this::touches);
  }

  private boolean touches(Offer offer) {
    return ids.contains(offer.id());
  }

  private boolean touches(Need need) {
    return switch (need.demand()) {
      case Demand.Existing(var id) -> ids.contains(id);
      case Demand.Listed(var id) -> kinds.contains(kind(id));
      case Demand.Key(var id, var key) -> ids.contains(id);
      case Demand.ServicePort(var service, var port) -> ids.contains(service);
      case Demand.Requested wanted -> ids.contains(wanted.workload());
      case Demand.Alone(var workload, var self) -> scaled.contains(workload);
      case Demand.Governed(var service, var labels) -> ids.contains(service);
      case Demand.Chosen wanted -> hasPods(wanted.namespace(), wanted.selector());
      case Demand.PodPort wanted -> hasPods(wanted.namespace(), wanted.selector());
      case Demand.Spared wanted ->
          !scaled.isEmpty() || hasPods(wanted.namespace(), wanted.selector());
      case Demand.ChosenService wanted -> hasServices(wanted.selector());
      case Demand.ChosenPort wanted -> hasServices(wanted.selector());
    };
  }

  private boolean hasPods(String namespace, LabelSelector selector) {
    return has(
        offer ->
            offer.facts() instanceof Pods pods
                && offer.id().namespace().equals(namespace)
                && selector.chooses(pods.labels()));
  }

  private boolean hasServices(LabelSelector selector) {
    return has(
        offer -> offer.facts() instanceof Ports service && selector.chooses(service.labels()));
  }

  private boolean has(Predicate<Offer> what) {
    return offers.stream().anyMatch(what);
  }

  private static Stream<Offer> offers(Collection<Links> units) {
    return units.stream().flatMap(links -> links.offers().stream());
  }

  private static Set<String> namespaces(Collection<Links> units, String own) {
    return offers(units)
        .map(offer -> offer.id().namespace())
        .filter(namespace -> !namespace.isEmpty() && !namespace.equals(own))
        .collect(Collectors.toSet());
  }

  private static boolean isWhole(Collection<Links> units) {
    return units.stream().allMatch(Links::isComplete);
  }

  /** A custom resource may have an operator make whatever. */
  private static boolean reachesFar(Offer offer) {
    var group = offer.id().group();
    boolean isCustom = group.contains(".") && !group.endsWith(".k8s.io");
    return isCustom || group.equals(Id.GATEWAYS) || REACH_FAR.contains(offer.id().kind());
  }

  private static List<String> kind(Id id) {
    return List.of(id.group(), id.kind());
  }
}
