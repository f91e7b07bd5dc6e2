package io.mindscape.slipway.policies.semantic;

import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.Severity;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.manifest.Workload;
import io.mindscape.slipway.policies.manifest.Workload.Container;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import io.mindscape.slipway.policies.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.List;

/**
 * A probe may name a port, and then the container has to have it. The API server does not look, and
 * the pod never becomes ready.
 */
final class ProbePorts {

  private static final List<String> PROBES =
      List.of("readinessProbe", "livenessProbe", "startupProbe");
  private static final List<String> ACTIONS = List.of("httpGet", "tcpSocket");

  private ProbePorts() {}

  static List<Finding> judge(Manifest manifest, Container container) {
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
              new Finding(
                  "semantic/probe-port",
                  Severity.ERROR,
                  "%s: the container %s has no port named %s; %s."
                      .formatted(field, container.name(), port.text(), has),
                  port.place(),
                  manifest.ref(),
                  field,
                  null));
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
}
