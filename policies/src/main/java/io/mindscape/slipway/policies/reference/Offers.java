package io.mindscape.slipway.policies.reference;

import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.reference.Facts.Data;
import io.mindscape.slipway.policies.reference.Facts.Pods;
import io.mindscape.slipway.policies.reference.Facts.Port;
import io.mindscape.slipway.policies.reference.Facts.Ports;
import io.mindscape.slipway.policies.reference.Offer.Presence;
import io.mindscape.slipway.policies.rule.LabelSelector;
import io.mindscape.slipway.policies.semantic.field.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads what an object offers. */
final class Offers {

  private static final Set<String> COUNTED =
      Set.of("Deployment", "ReplicaSet", "ReplicationController", "StatefulSet");

  /** Charts and applications each bring their own, and whoever is second changes nothing. */
  private static final Set<String> SHARED = Set.of("CustomResourceDefinition", "Namespace");

  private Offers() {}

  static List<Offer> of(Referrer from) {
    var offers = new ArrayList<Offer>();
    var place = from.root().get("metadata", "name").place();
    offers.add(new Offer(from.id(), from.object().ref(), place, facts(from), presence(from)));
    Makers.made(from)
        .forEach(
            made ->
                offers.add(
                    new Offer(made.id(), from.object().ref(), place, made.facts(), Presence.MADE)));
    claims(from, place, offers);
    return offers;
  }

  private static Presence presence(Referrer from) {
    boolean isHook = from.root().get("metadata", "annotations").has("helm.sh/hook");
    boolean isNamed = Referrer.isName(from.root().get("metadata", "name"));
    return isHook || !isNamed || SHARED.contains(from.object().ref().kind())
        ? Presence.SHARED
        : Presence.UNIQUE;
  }

  private static Facts facts(Referrer from) {
    var root = from.root();
    return switch (from.object().ref().kind()) {
      case "ConfigMap" -> new Data(keys(root, "data", "binaryData"), false);
      case "Secret" -> new Data(keys(root, "data", "stringData"), isFilledIn(root));
      case "Service" -> service(root.get("spec"), Referrer.texts(root.get("metadata", "labels")));
      case "HorizontalPodAutoscaler" ->
          new Facts.Scales(
              ScalingReferences.target(from, root.get("spec", "scaleTargetRef")),
              root.get("spec", "minReplicas").number(1));
      default -> pods(from);
    };
  }

  /** A token of an account is written by a controller; an empty Secret is there to be filled. */
  private static boolean isFilledIn(Field root) {
    return root.get("type").text().equals("kubernetes.io/service-account-token")
        || (root.get("data").size() == 0 && root.get("stringData").size() == 0);
  }

  private static Set<String> keys(Field root, String... maps) {
    var keys = new LinkedHashSet<String>();
    for (var map : maps) {
      root.get(map).entries().forEach(entry -> keys.add(entry.key()));
    }
    return keys;
  }

  private static Facts service(Field spec, Map<String, String> labels) {
    return new Ports(
        labels,
        ports(spec.get("ports"), "port"),
        LabelSelector.having(Referrer.texts(spec.get("selector"))),
        spec.get("type").text().equals("ExternalName"));
  }

  private static Facts pods(Referrer from) {
    var template = PodTemplates.of(from.object().ref(), from.root());
    if (template == null) {
      return new Facts.Plain();
    }
    var spec = template.get("spec");
    var ports = new ArrayList<Port>();
    Map<String, Set<String>> requests = new LinkedHashMap<>();
    for (var list : List.of("containers", "initContainers")) {
      for (var container : spec.get(list).items()) {
        ports.addAll(ports(container.get("ports"), "containerPort"));
        if (list.equals("containers") && !spec.get("resources", "requests").isSet()) {
          requests.put(
              container.get("name").text(), keys(container.get("resources"), "requests", "limits"));
        }
      }
    }
    boolean isCounted = COUNTED.contains(from.object().ref().kind());
    return new Pods(
        Referrer.texts(template.get("metadata", "labels")),
        ports,
        requests,
        isCounted ? from.root().get("spec", "replicas").number(1) : -1);
  }

  private static List<Port> ports(Field list, String number) {
    return list.items().stream()
        .map(port -> new Port(port.get("name").text(), port.get(number).number()))
        .toList();
  }

  /** A StatefulSet makes a claim for each pod: {@code data-db-0}. */
  private static void claims(Referrer from, Place place, List<Offer> offers) {
    if (!from.object().ref().kind().equals("StatefulSet")) {
      return;
    }
    var spec = from.root().get("spec");
    for (var template : spec.get("volumeClaimTemplates").items()) {
      for (long at = 0; at < Math.min(100, spec.get("replicas").number(1)); at++) {
        var name =
            "%s-%s-%d"
                .formatted(template.get("metadata", "name").text(), from.object().ref().name(), at);
        offers.add(
            new Offer(
                Id.core(Id.CLAIM, from.namespace(), name),
                from.object().ref(),
                place,
                new Facts.Plain(),
                Presence.MADE));
      }
    }
  }
}
