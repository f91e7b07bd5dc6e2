package io.mindscape.slipway.policies.semantic.network;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;
import io.mindscape.slipway.policies.semantic.field.Ports;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code spec.ports} of a Service. */
final class ServicePorts {

  private ServicePorts() {}

  static void judge(Field spec) {
    var ports = spec.get("ports").items();
    if (ports.isEmpty()
        && !ServiceAddresses.isHeadless(spec)
        && !Services.type(spec).equals(Services.EXTERNAL_NAME)) {
      spec.get("ports").required("only a headless Service needs none.");
    }
    names(ports);
    ports.forEach(ServicePorts::port);
    unique(ports);
    switch (Services.type(spec)) {
      case Services.CLUSTER_IP -> ports.forEach(ServicePorts::noNodePort);
      case Services.NODE_PORT, Services.LOAD_BALANCER -> nodePorts(spec, ports);
      default -> uniqueNodePorts(ports);
    }
  }

  private static void names(List<Field> ports) {
    Set<String> names = new HashSet<>();
    for (var port : ports) {
      var name = port.get("name");
      if (!name.text().isEmpty()) {
        name.check(Formats.dnsLabel(name.text()));
        if (!names.add(name.text())) {
          name.duplicate();
        }
      } else if (ports.size() > 1) {
        name.required("several ports are told apart by it.");
      }
    }
  }

  private static void port(Field port) {
    var number = port.get("port");
    number.check(Ports.number(number.number()));
    Ports.protocol(port.get("protocol"));
    var target = port.get("targetPort");
    // The server takes the port itself where no target is given, and says the same of both.
    if (target.isText() ? !target.text().isEmpty() : target.number() != 0) {
      target.check(Ports.numberOrName(target));
    }
    var application = port.get("appProtocol");
    if (application.isSet()) {
      application.check(Formats.qualifiedName(application.text()));
    }
  }

  private static void unique(List<Field> ports) {
    Set<String> seen = new HashSet<>();
    for (var port : ports) {
      if (!seen.add(protocol(port) + port.get("port").number())) {
        port.report(
            "duplicate",
            "%s: another port is %s %d already."
                .formatted(port.path(), protocol(port), port.get("port").number()));
      }
    }
  }

  private static String protocol(Field port) {
    return port.get("protocol").text("TCP");
  }

  private static void noNodePort(Field port) {
    if (port.get("nodePort").number() != 0) {
      port.get("nodePort").forbidden("a Service of type ClusterIP is not open on nodes.");
    }
  }

  /** The same port on a node may serve one port of the Service in several protocols. */
  private static void nodePorts(Field spec, List<Field> ports) {
    Map<Long, Long> taken = new HashMap<>();
    for (var port : ports) {
      var nodePort = port.get("nodePort");
      long number = port.get("port").number();
      if (nodePort.number() != 0) {
        var before = taken.putIfAbsent(nodePort.number(), number);
        if (before != null && before != number) {
          nodePort.duplicate();
        }
      }
    }
    uniqueNodePorts(ports);
    var health = spec.get("healthCheckNodePort");
    if (ServiceTraffic.isChecked(spec) && taken.containsKey(health.number())) {
      health.duplicate();
    }
  }

  private static void uniqueNodePorts(List<Field> ports) {
    Set<String> seen = new HashSet<>();
    for (var port : ports) {
      long number = port.get("nodePort").number();
      if (number != 0 && !seen.add(protocol(port) + number)) {
        port.get("nodePort").duplicate();
      }
    }
  }
}
