package io.mindscape.slipway.policies.semantic.network;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;
import io.mindscape.slipway.policies.semantic.meta.Names;
import io.mindscape.slipway.policies.semantic.meta.ObjectMeta;
import java.util.List;

/**
 * {@code v1/Service}. Which addresses, families and node ports a cluster has is its own business:
 * what the server says of these is not said here, only what it says in any cluster.
 */
final class Services {

  static final String LOAD_BALANCER = "LoadBalancer";
  static final String EXTERNAL_NAME = "ExternalName";
  static final String CLUSTER_IP = "ClusterIP";
  static final String NODE_PORT = "NodePort";

  private static final List<String> TYPES =
      List.of(CLUSTER_IP, NODE_PORT, LOAD_BALANCER, EXTERNAL_NAME);
  private static final String HINTS = "service.kubernetes.io/topology-aware-hints";
  private static final String MODE = "service.kubernetes.io/topology-mode";
  private static final int LONGEST_AFFINITY = 86400;

  private Services() {}

  static void judge(Field object) {
    ObjectMeta.namespaced(object, Names.LABEL);
    topology(object.get("metadata", "annotations"));
    var spec = object.get("spec");
    if (!TYPES.contains(type(spec))) {
      spec.get("type").unsupported(TYPES);
    }
    if (type(spec).equals(EXTERNAL_NAME)) {
      externalName(spec);
    }
    ObjectMeta.labels(spec.get("selector"));
    affinity(spec);
    ServicePorts.judge(spec);
    ServiceAddresses.judge(spec);
    ServiceTraffic.judge(spec);
    BalancerSettings.judge(object);
  }

  /** The type of a Service; where none is said it is ClusterIP. */
  static String type(Field spec) {
    return spec.get("type").text(CLUSTER_IP);
  }

  private static void topology(Field annotations) {
    var mode = annotations.entry(MODE);
    if (annotations.has(MODE)
        && annotations.has(HINTS)
        && !mode.text().equals(annotations.entry(HINTS).text())) {
      mode.invalid("it has to be what the older annotation %s says.".formatted(HINTS));
    }
  }

  private static void externalName(Field spec) {
    var why = "a Service of type ExternalName has no addresses.";
    if (spec.get("clusterIPs").size() > 0) {
      spec.get("clusterIPs").forbidden(why);
    } else if (!spec.get("clusterIP").text().isEmpty()) {
      spec.get("clusterIP").forbidden(why);
    }
    if (spec.get("ipFamilies").size() > 0) {
      spec.get("ipFamilies").forbidden(why);
    }
    if (spec.get("ipFamilyPolicy").isSet()) {
      spec.get("ipFamilyPolicy").forbidden(why);
    }
    var name = spec.get("externalName");
    var text = name.text();
    var bare = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    if (bare.isEmpty()) {
      name.required("a Service of type ExternalName leads there.");
    } else {
      name.check(Formats.dnsSubdomain(bare));
    }
  }

  private static void affinity(Field spec) {
    var affinity = spec.get("sessionAffinity");
    if (affinity.text("None").equals("ClientIP")) {
      var timeout = spec.get("sessionAffinityConfig", "clientIP", "timeoutSeconds");
      timeout.check(Formats.range(timeout.number(1), 1, LONGEST_AFFINITY));
    } else if (!affinity.text("None").equals("None")) {
      affinity.unsupported(List.of("ClientIP", "None"));
    }
  }
}
