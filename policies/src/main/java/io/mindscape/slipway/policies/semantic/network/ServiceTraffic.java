package io.mindscape.slipway.policies.semantic.network;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Ports;
import java.util.List;

/** Where a Service sends what arrives from outside and from inside. */
final class ServiceTraffic {

  private static final String LOCAL = "Local";
  private static final List<String> POLICIES = List.of("Cluster", LOCAL);
  private static final List<String> DISTRIBUTIONS =
      List.of("PreferClose", "PreferSameZone", "PreferSameNode");

  private ServiceTraffic() {}

  static void judge(Field spec) {
    external(spec);
    health(spec);
    if (spec.get("internalTrafficPolicy").isSet()) {
      spec.get("internalTrafficPolicy").oneOf(POLICIES);
    }
    if (spec.get("trafficDistribution").isSet()) {
      spec.get("trafficDistribution").oneOf(DISTRIBUTIONS);
    }
  }

  private static void external(Field spec) {
    var policy = spec.get("externalTrafficPolicy");
    if (policy.text().isEmpty()) {
      return;
    }
    if (isOpen(spec)) {
      policy.oneOf(POLICIES);
    } else {
      policy.invalid(
          "it may be set for types NodePort and LoadBalancer, and where there are externalIPs.");
    }
  }

  private static boolean isOpen(Field spec) {
    return switch (Services.type(spec)) {
      case Services.LOAD_BALANCER, Services.NODE_PORT -> true;
      case Services.CLUSTER_IP -> spec.get("externalIPs").size() > 0;
      default -> false;
    };
  }

  /** Whether a balancer asks each node if it has pods of the Service. */
  static boolean isChecked(Field spec) {
    return Services.type(spec).equals(Services.LOAD_BALANCER)
        && spec.get("externalTrafficPolicy").text().equals(LOCAL);
  }

  private static void health(Field spec) {
    var port = spec.get("healthCheckNodePort");
    if (port.number() == 0) {
      return;
    }
    if (isChecked(spec)) {
      port.check(Ports.number(port.number()));
    } else {
      port.invalid("it may be set for type LoadBalancer with externalTrafficPolicy Local.");
    }
  }
}
