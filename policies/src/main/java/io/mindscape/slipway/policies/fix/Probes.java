package io.mindscape.slipway.policies.fix;

import io.mindscape.slipway.policies.edit.Value;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.manifest.Workload.Container;
import io.mindscape.slipway.policies.yaml.YamlNode;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import io.mindscape.slipway.policies.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A missing readiness probe: whether the port can be reached that a Service sends requests to, else
 * the container's first. Nothing else is known of a program that nobody described.
 */
final class Probes {

  private Probes() {}

  static Optional<Fix> ready(Ill ill) {
    return ill.container()
        .flatMap(
            container ->
                port(ill, container)
                    .flatMap(
                        port ->
                            Fixer.put(
                                "Add a readinessProbe of port " + Containers.shown(port),
                                ill.root().below(container.path()).key("readinessProbe"),
                                Value.tree("tcpSocket", Value.tree("port", port)))));
  }

  private static Optional<Value> port(Ill ill, Container container) {
    var ports = tcp(container);
    return served(ill, ports)
        .or(() -> ports.stream().findFirst())
        .map(port -> port.get("name") != null ? port.get("name") : port.get("containerPort"))
        .map(Value::of);
  }

  private static List<Mapping> tcp(Container container) {
    var found = new ArrayList<Mapping>();
    if (container.at("ports") instanceof Sequence ports) {
      for (var port : ports.items()) {
        if (port instanceof Mapping mapping
            && mapping.get("containerPort") != null
            && !(mapping.get("protocol") instanceof Scalar protocol
                && !protocol.text().equals("TCP"))) {
          found.add(mapping);
        }
      }
    }
    return found;
  }

  /** The one of {@code ports} that a Service of these pods leads to. */
  private static Optional<Mapping> served(Ill ill, List<Mapping> ports) {
    return ill.around().beside().stream()
        .filter(object -> object.text("kind").equals("Service") && selects(object, ill))
        .flatMap(service -> targets(service).stream())
        .flatMap(target -> ports.stream().filter(port -> isMeant(port, target)))
        .findFirst();
  }

  private static boolean selects(Manifest service, Ill ill) {
    var labels = ill.at("spec.template.metadata.labels").orElse(null);
    return service.at("spec", "selector") instanceof Mapping selector
        && !selector.entries().isEmpty()
        && selector.entries().stream()
            .allMatch(
                entry ->
                    labels instanceof Mapping carried
                        && text(carried.get(entry.key())).equals(text(entry.value())));
  }

  private static List<String> targets(Manifest service) {
    var targets = new ArrayList<String>();
    if (service.at("spec", "ports") instanceof Sequence ports) {
      for (var port : ports.items()) {
        if (port instanceof Mapping mapping) {
          var target = mapping.get("targetPort");
          targets.add(text(target == null ? mapping.get("port") : target));
        }
      }
    }
    return targets;
  }

  private static boolean isMeant(Mapping port, String target) {
    return text(port.get("name")).equals(target) || text(port.get("containerPort")).equals(target);
  }

  private static String text(@Nullable YamlNode node) {
    return node instanceof Scalar scalar ? scalar.text() : "";
  }
}
