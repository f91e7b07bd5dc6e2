package io.mindscape.slipway.policies.requirement;

import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.manifest.Quantity;
import io.mindscape.slipway.policies.manifest.Workload;
import io.mindscape.slipway.policies.manifest.Workload.Container;
import io.mindscape.slipway.policies.strategy.Strategy.Requirement;
import io.mindscape.slipway.policies.yaml.YamlNode;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import io.mindscape.slipway.policies.yaml.YamlNode.Sequence;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code resource_requirements}: what a component's workload asks for at least. */
final class Sizes {

  private static final String RULE = "resource-requirements";
  private static final List<String> KINDS = List.of("Deployment", "StatefulSet");

  private final Scene scene;
  private final Map<String, Requirement> components;

  Sizes(Scene scene) {
    this.scene = scene;
    this.components = scene.strategy().requirements().getOrDefault(scene.environment(), Map.of());
  }

  void judge() {
    for (var object : scene.objects()) {
      if (KINDS.contains(object.text("kind"))) {
        Scene.component(object, components).ifPresent(component -> workload(object, component));
      }
    }
  }

  private void workload(Manifest object, String component) {
    var needs = components.get(component);
    var workload = Workload.of(object);
    if (needs == null || workload == null) {
      return;
    }
    container(workload, component)
        .ifPresent(container -> container(object, component, container, needs));
    replicas(object, component, needs.replicas());
    storage(object, component, needs.storage());
  }

  /** The container that has to ask: the one that is called like the component, else the first. */
  static Optional<Container> container(Workload workload, String component) {
    return workload.containers().stream()
        .filter(container -> !container.path().contains("initContainers"))
        .sorted((one, other) -> Boolean.compare(isNamed(other, component), isNamed(one, component)))
        .findFirst();
  }

  private void container(
      Manifest object, String component, Container container, Requirement needs) {
    amount(object, component, container, "cpu", "CPU", needs.cpu());
    amount(object, component, container, "memory", "memory", needs.memory());
  }

  private void amount(
      Manifest object,
      String component,
      Container container,
      String resource,
      String words,
      @Nullable Quantity needed) {
    if (needed == null) {
      return;
    }
    var field = container.path() + ".resources.requests." + resource;
    var node = container.at("resources", "requests", resource);
    var least =
        requires(component, resource, resource.equals("cpu") ? cores(needed) : bytes(needed));
    if (!(node instanceof Scalar scalar)) {
      scene.error(
          object,
          RULE,
          field,
          container.node().place(),
          "The %s container asks for no %s; %s".formatted(container.name(), words, least));
    } else if (isBelow(scalar, needed)) {
      scene.error(
          object,
          RULE,
          field,
          scalar.place(),
          "The %s container asks for %s %s; %s"
              .formatted(container.name(), scalar.text(), words, least));
    }
  }

  private void replicas(Manifest object, String component, @Nullable Integer needed) {
    if (needed == null || Scaling.leastReplicas(scene, object) >= needed) {
      return;
    }
    var node = object.at("spec", "replicas");
    long given = node instanceof Scalar scalar && scalar.value() instanceof Long count ? count : 1;
    if (given < needed) {
      scene.error(
          object,
          RULE,
          "spec.replicas",
          placeOf(object, node),
          "%s runs %d pod%s; %s"
              .formatted(
                  object.ref().name(),
                  given,
                  given == 1 ? "" : "s",
                  requires(component, "replicas", needed + " replicas")));
    }
  }

  private void storage(Manifest object, String component, @Nullable Quantity needed) {
    if (needed == null || !(object.at("spec", "volumeClaimTemplates") instanceof Sequence claims)) {
      return;
    }
    @Nullable Scalar largest = null;
    for (var claim : claims.items()) {
      if (request(claim) instanceof Scalar scalar) {
        if (!isBelow(scalar, needed)) {
          return;
        }
        largest = scalar;
      }
    }
    if (largest != null) {
      scene.error(
          object,
          RULE,
          "spec.volumeClaimTemplates",
          largest.place(),
          "The volume of %s has %s; %s"
              .formatted(
                  object.ref().name(),
                  largest.text(),
                  requires(component, "storage", bytes(needed))));
    }
  }

  private String requires(String component, String key, String least) {
    return "%s requires at least %s%s."
        .formatted(
            scene.environment(),
            least,
            scene.source(
                "resource_requirements.%s.%s.%s".formatted(scene.environment(), component, key)));
  }

  private static @Nullable YamlNode request(YamlNode claim) {
    @Nullable YamlNode node = claim;
    for (var key : List.of("spec", "resources", "requests", "storage")) {
      node = node instanceof YamlNode.Mapping mapping ? mapping.get(key) : null;
    }
    return node;
  }

  private static boolean isNamed(Container container, String component) {
    return container.name().equals(component);
  }

  private static boolean isBelow(Scalar scalar, Quantity needed) {
    try {
      return Quantity.parse(scalar.text()).compareTo(needed) < 0;
    } catch (Refused notAQuantity) {
      return false; // the schema says so
    }
  }

  private static Place placeOf(Manifest object, @Nullable YamlNode node) {
    if (node != null) {
      return node.place();
    }
    var spec = object.root().entry("spec");
    return spec == null ? object.root().place() : spec.place();
  }

  private static String cores(Quantity amount) {
    return amount + (amount.amount().compareTo(BigDecimal.ONE) == 0 ? " core" : " cores");
  }

  /** As the strategy writes it: decimal units. */
  private static String bytes(Quantity amount) {
    var giga = BigDecimal.TEN.pow(9);
    return amount.amount().remainder(giga).signum() == 0
        ? amount.amount().divideToIntegralValue(giga).toPlainString() + " GB"
        : amount.toString();
  }
}
