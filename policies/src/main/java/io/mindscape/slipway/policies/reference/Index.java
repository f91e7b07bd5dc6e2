package io.mindscape.slipway.policies.reference;

import io.mindscape.slipway.policies.reference.Facts.Pods;
import io.mindscape.slipway.policies.reference.Facts.Ports;
import io.mindscape.slipway.policies.reference.Facts.Scales;
import io.mindscape.slipway.policies.rule.LabelSelector;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** All that the units of one environment offer, to be looked up. Safe to share once it is made. */
public final class Index {

  private final Map<Id, List<Offer>> offers = new HashMap<>();
  private final Map<Kept, Set<String>> names = new HashMap<>();
  private final Map<String, List<Offer>> pods = new HashMap<>();
  private final Map<Label, List<Offer>> labelled = new HashMap<>();
  private final Map<Id, List<Id>> scalers = new HashMap<>();
  private final Set<String> namespaces = new HashSet<>();
  private final Operators operators = new Operators();
  private final Collection<Links> units;

  private final String own;

  private Index(String own, Collection<Links> units) {
    this.own = own;
    this.units = units;
  }

  /**
   * Of all units.
   *
   * @param namespace the environment's own
   */
  public static Index of(Collection<Links> units, String namespace) {
    var index = new Index(namespace, units);
    index.namespaces.add(namespace);
    for (var links : units) {
      for (var offer : links.offers()) {
        index.add(offer);
      }
    }
    return index;
  }

  private void add(Offer offer) {
    var id = offer.id();
    offers.computeIfAbsent(id, any -> new ArrayList<>()).add(offer);
    names.computeIfAbsent(Kept.of(id), any -> new TreeSet<>()).add(id.name());
    namespaces.add(id.namespace());
    operators.add(id);
    switch (offer.facts()) {
      case Pods made -> {
        pods.computeIfAbsent(id.namespace(), any -> new ArrayList<>()).add(offer);
        made.labels().forEach((key, value) -> label("Pod", offer, key, value));
      }
      case Ports service ->
          service.labels().forEach((key, value) -> label(Id.SERVICE, offer, key, value));
      case Scales(var target, var least) ->
          scalers.computeIfAbsent(target, any -> new ArrayList<>()).add(id);
      case Facts.Data data -> {}
      case Facts.Plain plain -> {}
    }
  }

  private void label(String kind, Offer offer, String key, String value) {
    labelled
        .computeIfAbsent(
            new Label(kind, offer.id().namespace(), key, value), any -> new ArrayList<>())
        .add(offer);
  }

  /** What makes or is an object; none where it is not there. */
  List<Offer> of(Id id) {
    return offers.getOrDefault(id, List.of());
  }

  /** Whether a namespace is one of the environment; what is in no namespace is. */
  boolean knows(String namespace) {
    return namespace.isEmpty() || namespaces.contains(namespace);
  }

  /** {@code in namespace other}, where that is not the environment's own. */
  String where(Id id) {
    return id.namespace().isEmpty() || id.namespace().equals(own)
        ? ""
        : " in namespace " + id.namespace();
  }

  Set<String> namespaces() {
    return namespaces;
  }

  Operators operators() {
    return operators;
  }

  /** The names of the objects of the same kind in the same namespace. */
  Set<String> namesLike(Id id) {
    return names.getOrDefault(Kept.of(id), Set.of());
  }

  /** What makes pods in a namespace. */
  Collection<Offer> pods(String namespace) {
    return pods.getOrDefault(namespace, List.of());
  }

  /** What makes pods that a selector chooses. */
  List<Offer> pods(String namespace, LabelSelector selector) {
    return candidates("Pod", namespace, selector, pods(namespace)).stream()
        .filter(offer -> offer.facts() instanceof Pods made && selector.chooses(made.labels()))
        .toList();
  }

  /** The Services of a namespace that a selector chooses. */
  List<Offer> services(String namespace, LabelSelector selector) {
    return candidates(Id.SERVICE, namespace, selector, services(namespace)).stream()
        .filter(offer -> offer.facts() instanceof Ports ports && selector.chooses(ports.labels()))
        .toList();
  }

  /** The Services of a namespace. */
  List<Offer> services(String namespace) {
    var like = Id.core(Id.SERVICE, namespace, "");
    return namesLike(like).stream().flatMap(name -> of(like.named(name)).stream()).toList();
  }

  /** A label that has to have one value leaves few to look at. */
  private Collection<Offer> candidates(
      String kind, String namespace, LabelSelector selector, Collection<Offer> all) {
    for (var demand : selector.demands()) {
      if (demand.operator().equals("In") && demand.values().size() == 1) {
        var label = new Label(kind, namespace, demand.key(), demand.values().get(0));
        return labelled.getOrDefault(label, List.of());
      }
    }
    return all;
  }

  /** The autoscalers of a workload. */
  List<Id> scalers(Id workload) {
    return scalers.getOrDefault(workload, List.of());
  }

  /** Where an offer comes from. */
  String origin(Offer offer) {
    return units.stream()
        .filter(links -> links.offers().contains(offer))
        .map(Links::origin)
        .findFirst()
        .orElse("");
  }

  private record Label(String kind, String namespace, String key, String value) {}

  private record Kept(String group, String kind, String namespace) {
    static Kept of(Id id) {
      return new Kept(id.group(), id.kind(), id.namespace());
    }
  }
}
