package io.mindscape.slipway.policies.semantic.pod;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Ports;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The {@code ports} of containers, and the ports of the node that they take. */
final class ContainerPorts {

  private static final String NODE_PORT = "hostPort";
  private static final String PORT = "containerPort";

  private ContainerPorts() {}

  /** Each port of one container by itself, and their names together. */
  static void judge(Field ports) {
    Set<String> names = new HashSet<>();
    for (var port : ports.items()) {
      name(port.get("name"), names);
      number(port);
      Ports.protocol(port.get("protocol"));
    }
  }

  private static void name(Field name, Set<String> names) {
    if (name.text().isEmpty()) {
      return;
    }
    var problem = Ports.name(name.text());
    if (problem != null) {
      name.invalid(problem);
    } else if (!names.add(name.text())) {
      name.duplicate();
    }
  }

  private static void number(Field port) {
    var number = port.get(PORT);
    if (number.number() == 0) {
      number.required();
    } else {
      number.check(Ports.number(number.number()));
    }
    if (port.get(NODE_PORT).number() != 0) {
      port.get(NODE_PORT).check(Ports.number(port.get(NODE_PORT).number()));
    }
  }

  /** Containers that run at the same time cannot share a port of the node. */
  static void distinct(List<Field> containers, PodFacts facts) {
    Set<String> taken = new HashSet<>();
    for (var container : containers) {
      for (var port : container.get("ports").items()) {
        long number = nodePort(port, facts);
        var protocol = port.get("protocol").text("TCP");
        if (number != 0 && !taken.add(protocol + " " + port.get("hostIP").text() + " " + number)) {
          var field = port.get(NODE_PORT);
          field.report(
              "duplicate",
              "%s: another port takes port %d (%s) of the node."
                  .formatted(field.path(), number, protocol));
        }
      }
    }
  }

  private static long nodePort(Field port, PodFacts facts) {
    long number = port.get(NODE_PORT).number();
    return number == 0 && facts.node().fillsPorts() ? port.get(PORT).number() : number;
  }

  /** On the network of the node, the port of a container is that of the node. */
  static void onNode(List<Field> containers, PodFacts facts) {
    if (!facts.node().network()) {
      return;
    }
    for (var container : containers) {
      for (var port : container.get("ports").items()) {
        var number = port.get(NODE_PORT);
        if (number.number() != 0 && number.number() != port.get(PORT).number()) {
          number.invalid("with hostNetwork it has to equal containerPort.");
        }
      }
    }
  }
}
