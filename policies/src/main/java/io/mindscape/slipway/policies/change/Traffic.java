package io.mindscape.slipway.policies.change;

import io.mindscape.slipway.policies.change.Consequences.Revision;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.manifest.Workload;
import io.mindscape.slipway.policies.yaml.YamlNode;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import io.mindscape.slipway.policies.yaml.YamlNode.Sequence;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Where traffic goes, and what is reached no more. */
final class Traffic {

  private static final Set<String> ROUTES = Set.of("HTTPRoute", "GRPCRoute", "TLSRoute");

  private final Consumer<String> words;

  Traffic(Consumer<String> words) {
    this.words = words;
  }

  void appears(Manifest now) {
    hosts(now).forEach(host -> words.accept("serves the host " + host));
    if (now.text("kind").equals("Service") && isPublic(now)) {
      words.accept("makes the service %s reachable from outside".formatted(name(now)));
    }
    if (now.text("kind").equals("NetworkPolicy")) {
      words.accept(
          "closes the pods that the network policy %s selects to what it does not let through"
              .formatted(name(now)));
    }
  }

  void goes(Manifest old) {
    hosts(old).forEach(host -> words.accept("serves the host %s no more".formatted(host)));
    if (old.text("kind").equals("Service")) {
      words.accept("takes away the address of the service " + name(old));
    }
    if (old.text("kind").equals("NetworkPolicy")) {
      words.accept("opens what the network policy %s kept closed".formatted(name(old)));
    }
  }

  void changes(Revision revision) {
    switch (revision.kind()) {
      case "Service" -> service(revision);
      case "Ingress" -> {
        routes(revision);
        if (revision.old().at("spec", "tls") != null && revision.now().at("spec", "tls") == null) {
          words.accept("serves %s without TLS".formatted(revision.name()));
        }
      }
      default -> routes(revision);
    }
  }

  private void service(Revision revision) {
    var name = revision.name();
    if (revision.touches("spec.selector")) {
      words.accept("moves the traffic of the service %s to other pods".formatted(name));
    }
    if (isPublic(revision.now()) && !isPublic(revision.old())) {
      words.accept("makes the service %s reachable from outside".formatted(name));
    } else if (isPublic(revision.old()) && !isPublic(revision.now())) {
      words.accept("makes the service %s reachable from inside alone".formatted(name));
    }
    var left = ports(revision.now());
    ports(revision.old()).stream()
        .filter(port -> !left.contains(port))
        .forEach(
            port -> words.accept("closes the port %s of the service %s".formatted(port, name)));
  }

  private void routes(Revision revision) {
    var before = hosts(revision.old());
    var after = hosts(revision.now());
    before.stream()
        .filter(host -> !after.contains(host))
        .forEach(host -> words.accept("serves the host %s no more".formatted(host)));
    after.stream()
        .filter(host -> !before.contains(host))
        .forEach(host -> words.accept("serves the host " + host));
  }

  private static boolean isPublic(Manifest service) {
    var type = service.text("spec", "type");
    return type.equals("LoadBalancer") || type.equals("NodePort");
  }

  private static Set<String> hosts(Manifest object) {
    var hosts = new LinkedHashSet<String>();
    if (object.text("kind").equals("Ingress")) {
      items(object.at("spec", "rules")).forEach(rule -> hosts.add(Workload.text(rule, "host")));
    } else if (ROUTES.contains(object.text("kind"))) {
      items(object.at("spec", "hostnames")).stream()
          .filter(Scalar.class::isInstance)
          .forEach(host -> hosts.add(((Scalar) host).text()));
    }
    hosts.remove("");
    return hosts;
  }

  private static List<String> ports(Manifest service) {
    return items(service.at("spec", "ports")).stream()
        .map(port -> Workload.text(port, "port"))
        .filter(port -> !port.isEmpty())
        .distinct()
        .toList();
  }

  private static List<YamlNode> items(@org.jspecify.annotations.Nullable YamlNode node) {
    return node instanceof Sequence list ? list.items() : List.of();
  }

  private static String name(Manifest object) {
    return object.ref().name();
  }
}
