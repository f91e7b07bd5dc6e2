package io.mindscape.slipway.policies.semantic;

import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.manifest.Quantity;
import io.mindscape.slipway.policies.semantic.Workload.Container;
import io.mindscape.slipway.policies.yaml.YamlNode.Entry;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import io.mindscape.slipway.policies.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rules of one container. */
final class Containers {

  private static final List<String> PROBES =
      List.of("readinessProbe", "livenessProbe", "startupProbe");
  private static final List<String> ACTIONS = List.of("httpGet", "tcpSocket");

  private Containers() {}

  /** A probe may name a port, and then the container must have it. */
  static List<Finding> probes(Manifest manifest, Container container) {
    var names = portNames(container);
    var findings = new ArrayList<Finding>();
    for (var probe : PROBES) {
      for (var action : ACTIONS) {
        if (container.at(probe, action, "port") instanceof Scalar port
            && port.type() == Scalar.Type.STRING
            && !port.text().matches("[0-9]+")
            && !names.contains(port.text())) {
          var field = "%s.%s.%s.port".formatted(container.path(), probe, action);
          var has = names.isEmpty() ? "it names none" : "it has " + String.join(", ", names);
          findings.add(
              Semantics.error(
                  manifest,
                  "probe-port",
                  field,
                  "%s: the container %s has no port named %s; %s."
                      .formatted(field, container.name(), port.text(), has),
                  port.place()));
        }
      }
    }
    return findings;
  }

  /** What is asked for must not be more than what is allowed. */
  static List<Finding> resources(Manifest manifest, Container container) {
    var findings = new ArrayList<Finding>();
    if (container.at("resources", "requests") instanceof Mapping requests
        && container.at("resources", "limits") instanceof Mapping limits) {
      for (var request : requests.entries()) {
        var asked = quantity(request);
        var limit = quantity(limits.entry(request.key()));
        if (asked != null && limit != null && asked.compareTo(limit) > 0) {
          findings.add(
              Semantics.error(
                  manifest,
                  "requests-above-limits",
                  container.path() + ".resources.requests",
                  "The container %s asks for %s %s and may use only %s; raise the limit or ask for less."
                      .formatted(container.name(), asked, request.key(), limit),
                  request.value().place()));
        }
      }
    }
    return findings;
  }

  private static List<String> portNames(Container container) {
    var names = new ArrayList<String>();
    if (container.at("ports") instanceof Sequence ports) {
      ports.items().stream()
          .map(port -> Workload.text(port, "name"))
          .filter(name -> !name.isEmpty())
          .forEach(names::add);
    }
    return names;
  }

  private static @Nullable Quantity quantity(@Nullable Entry entry) {
    try {
      return entry != null && entry.value() instanceof Scalar scalar
          ? Quantity.parse(scalar.text())
          : null;
    } catch (Refused notAQuantity) {
      return null; // the schema says so
    }
  }
}
