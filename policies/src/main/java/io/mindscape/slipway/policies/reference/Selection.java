package io.mindscape.slipway.policies.reference;

import io.mindscape.slipway.policies.reference.Facts.Pods;
import io.mindscape.slipway.policies.reference.Facts.Port;
import io.mindscape.slipway.policies.reference.Facts.Ports;
import io.mindscape.slipway.policies.reference.Judgement.Problem;
import io.mindscape.slipway.policies.reference.Setting.Extent;
import io.mindscape.slipway.policies.rule.LabelSelector;
import io.mindscape.slipway.policies.schema.Nearest;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether selectors choose something, and whether that has the ports which are asked for. */
final class Selection {

  private final Index index;
  private final Setting setting;

  Selection(Index index, Setting setting) {
    this.index = index;
    this.setting = setting;
  }

  Optional<Problem> ofPods(Demand.Chosen wanted) {
    var namespace = wanted.namespace();
    var selector = wanted.selector();
    if (!index.pods(namespace, selector).isEmpty()
        || setting.elsewhere().has("Pod", namespace, "")
        || (wanted.isOfOthers() && setting.extent() == Extent.FOLDER)
        || mayBeMade(namespace, selector)) {
      return Optional.empty();
    }
    return nothing("pods", Set.of(namespace), selector, index.pods(namespace));
  }

  Optional<Problem> ofServices(Demand.ChosenService wanted) {
    var namespaces = wanted.namespaces().isEmpty() ? index.namespaces() : wanted.namespaces();
    var selector = wanted.selector();
    boolean isFine =
        services(wanted.namespaces(), selector).findAny().isPresent()
            || namespaces.stream()
                .anyMatch(
                    namespace ->
                        !index.knows(namespace)
                            || setting.elsewhere().has(Id.SERVICE, namespace, "")
                            || mayBeMade(namespace, selector));
    if (isFine) {
      return Optional.empty();
    }
    var all = namespaces.stream().flatMap(namespace -> index.services(namespace).stream()).toList();
    return nothing("Services", namespaces, selector, all);
  }

  /** Says that nothing is chosen, and what comes nearest. */
  private Optional<Problem> nothing(
      String what, Set<String> namespaces, LabelSelector selector, Collection<Offer> others) {
    var nearest = nearest(selector, others);
    boolean isUnclear =
        switch (setting.extent()) {
          case WHOLE -> false;
          case PARTIAL -> true;
          case FOLDER -> nearest.isEmpty();
        };
    if (isUnclear || !namespaces.stream().allMatch(index::knows)) {
      return Optional.empty();
    }
    var message =
        "No %s in %s%s have %s%s."
            .formatted(
                what,
                setting.words(),
                namespaces.size() == 1
                    ? index.where(Id.core("", namespaces.iterator().next(), ""))
                    : "",
                words(selector),
                nearest.map(near -> "; " + labelsOf(near, selector)).orElse(""));
    return others.isEmpty() ? Problem.doubtful(message) : Problem.absence(message);
  }

  /** What fulfils most demands, if it has a label that is spoken of. */
  private static Optional<Offer> nearest(LabelSelector selector, Collection<Offer> offers) {
    return offers.stream()
        .filter(
            offer ->
                selector.demands().stream().anyMatch(one -> labels(offer).containsKey(one.key())))
        .max(
            Comparator.comparingLong((Offer offer) -> fulfilled(selector, offer))
                .thenComparingInt(offer -> -distance(selector, offer))
                .thenComparing(offer -> offer.id().name(), Comparator.reverseOrder()));
  }

  private static long fulfilled(LabelSelector selector, Offer offer) {
    return selector.demands().stream().filter(demand -> demand.holds(labels(offer))).count();
  }

  /** 0 where a label's value is nearly the one that is asked for, else 1. */
  private static int distance(LabelSelector selector, Offer offer) {
    return selector.demands().stream()
            .anyMatch(
                demand ->
                    labels(offer).containsKey(demand.key())
                        && !Nearest.to(
                                String.valueOf(labels(offer).get(demand.key())), demand.values())
                            .isEmpty())
        ? 0
        : 1;
  }

  private static String labelsOf(Offer offer, LabelSelector selector) {
    var labels = labels(offer);
    var shown =
        selector.demands().stream()
            .map(LabelSelector.Demand::key)
            .filter(labels::containsKey)
            .distinct()
            .map(key -> key + "=" + labels.get(key))
            .collect(Collectors.joining(", "));
    return offer.facts() instanceof Pods
        ? "those of %s %s have %s".formatted(offer.id().kind(), offer.id().name(), shown)
        : "%s has %s".formatted(offer.id().name(), shown);
  }

  private static Map<String, String> labels(Offer offer) {
    return switch (offer.facts()) {
      case Pods pods -> pods.labels();
      case Ports ports -> ports.labels();
      case Facts.Data data -> Map.of();
      case Facts.Plain plain -> Map.of();
      case Facts.Scales scales -> Map.of();
    };
  }

  private static String words(LabelSelector selector) {
    return selector.demands().stream().map(Selection::words).collect(Collectors.joining(", "));
  }

  private static String words(LabelSelector.Demand demand) {
    return switch (demand.operator()) {
      case "In" -> demand.key() + "=" + String.join("|", demand.values());
      case "NotIn" -> demand.key() + "≠" + String.join("|", demand.values());
      case "DoesNotExist" -> "no " + demand.key();
      default -> demand.key();
    };
  }

  private boolean mayBeMade(String namespace, LabelSelector selector) {
    return selector.demands().stream()
        .flatMap(demand -> demand.values().stream())
        .anyMatch(value -> index.operators().mayMake(namespace, value));
  }

  Optional<Problem> ofPodPort(Demand.PodPort wanted) {
    var pods = index.pods(wanted.namespace(), wanted.selector());
    var ports = pods.stream().map(Selection::ports).toList();
    var port = wanted.port();
    boolean isNamed = !port.name().isEmpty();
    boolean isFine =
        pods.isEmpty()
            || ports.stream().flatMap(List::stream).anyMatch(one -> one.fits(port))
            // A number works whether or not the container speaks of it.
            || (!isNamed && ports.stream().anyMatch(List::isEmpty));
    if (isFine) {
      return Optional.empty();
    }
    return Problem.certain(
        "The pods of %s %s have no port %s. %s"
            .formatted(
                pods.get(0).id().kind(),
                pods.get(0).id().name(),
                isNamed ? "named " + port.name() : port.toString(),
                others(ports.stream().flatMap(List::stream).toList(), port)));
  }

  Optional<Problem> ofServicePort(Demand.ChosenPort wanted) {
    var services = services(wanted.namespaces(), wanted.selector()).toList();
    var ports = services.stream().flatMap(service -> ports(service).stream()).toList();
    boolean isFine =
        services.isEmpty()
            || services.stream().anyMatch(service -> ((Ports) service.facts()).isExternal())
            || ports.stream().anyMatch(port -> port.fits(wanted.port()));
    if (isFine) {
      return Optional.empty();
    }
    return Problem.certain(
        "Service %s has no port named %s. %s"
            .formatted(
                services.get(0).id().name(), wanted.port().name(), others(ports, wanted.port())));
  }

  private Stream<Offer> services(Set<String> namespaces, LabelSelector selector) {
    var searched = namespaces.isEmpty() ? index.namespaces() : namespaces;
    return searched.stream().flatMap(namespace -> index.services(namespace, selector).stream());
  }

  private static List<Port> ports(Offer offer) {
    return switch (offer.facts()) {
      case Pods pods -> pods.ports();
      case Ports ports -> ports.ports();
      case Facts.Data data -> List.of();
      case Facts.Plain plain -> List.of();
      case Facts.Scales scales -> List.of();
    };
  }

  /** The ports that are there, for whoever asked for another one. */
  static String others(List<Port> ports, Port wanted) {
    if (ports.isEmpty()) {
      return "None is declared.";
    }
    if (!wanted.name().isEmpty()) {
      var names =
          ports.stream()
              .map(Port::name)
              .filter(name -> !name.isEmpty())
              .collect(Collectors.toCollection(TreeSet::new));
      var near = Nearest.to(wanted.name(), names);
      if (!near.isEmpty()) {
        return Existence.didYouMean(near);
      }
    }
    return "There is %s."
        .formatted(
            ports.stream()
                .map(
                    port ->
                        port.name().isEmpty()
                            ? "" + port.number()
                            : port.name() + " (" + port.number() + ")")
                .distinct()
                .collect(Collectors.joining(", ")));
  }
}
