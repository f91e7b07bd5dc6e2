package io.mindscape.slipway.policies.fix;

import io.mindscape.slipway.policies.edit.Value;
import io.mindscape.slipway.policies.edit.Value.Pair;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import java.util.List;
import java.util.Optional;

/**
 * {@code Ingress} of {@code extensions/v1beta1} and {@code networking.k8s.io/v1beta1}: backends are
 * written in another way, and every path says its type.
 */
final class Ingresses {

  private Ingresses() {}

  static void move(Moving moving) {
    if (moving.has("spec.backend")) {
      moving.rename("spec.backend", "defaultBackend");
      backend(moving, "spec.backend", "spec.defaultBackend");
    }
    for (var rule : moving.items("spec.rules")) {
      for (var path : moving.items(rule + ".http.paths")) {
        backend(moving, path + ".backend", path + ".backend");
        moving.say(path + ".pathType", new Value.Text("ImplementationSpecific"));
      }
    }
  }

  /**
   * @param was where it stands
   * @param is where it will stand
   */
  private static void backend(Moving moving, String was, String is) {
    var name = moving.text(was + ".serviceName");
    var port = moving.scalar(was + ".servicePort").flatMap(Ingresses::port);
    if (moving.has(was + ".resource") && !moving.has(was + ".serviceName")) {
      return;
    }
    if (name.isEmpty() || port.isEmpty()) {
      moving.byHand("%s has to name a service and its port, a number or a name".formatted(was));
      return;
    }
    moving.put(
        is + ".service",
        new Value.Tree(
            List.of(
                new Pair("name", new Value.Text(name)),
                new Pair("port", new Value.Tree(List.of(port.get()))))));
    moving.remove(is + ".serviceName");
    moving.remove(is + ".servicePort");
  }

  /** A number in quotes is the name of a port, and no port has such a name. */
  private static Optional<Pair> port(Scalar port) {
    if (port.type() == Scalar.Type.INTEGER) {
      return Optional.of(new Pair("number", new Value.Bare(port.text())));
    }
    boolean isName = port.type() == Scalar.Type.STRING && !port.text().matches("[0-9]*");
    return isName ? Optional.of(new Pair("name", new Value.Text(port.text()))) : Optional.empty();
  }
}
