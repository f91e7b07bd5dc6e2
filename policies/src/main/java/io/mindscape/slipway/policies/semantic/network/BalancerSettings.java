package io.mindscape.slipway.policies.semantic.network;

import io.mindscape.slipway.policies.semantic.field.Addresses;
import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;

/** What only a Service of type LoadBalancer may say. */
final class BalancerSettings {

  private static final String RANGES = "service.beta.kubernetes.io/load-balancer-source-ranges";
  private static final String WHY = "only a Service of type LoadBalancer has it.";

  private BalancerSettings() {}

  static void judge(Field object) {
    var spec = object.get("spec");
    boolean balanced = Services.type(spec).equals(Services.LOAD_BALANCER);
    var nodePorts = spec.get("allocateLoadBalancerNodePorts");
    if (nodePorts.isSet() && !balanced) {
      nodePorts.forbidden(WHY);
    }
    loadBalancerClass(spec.get("loadBalancerClass"), balanced);
    var annotations = object.get("metadata", "annotations");
    if (spec.get("loadBalancerSourceRanges").size() > 0) {
      ranges(spec.get("loadBalancerSourceRanges"), balanced);
    } else if (annotations.has(RANGES)) {
      ranges(annotations.entry(RANGES).text(), annotations.entry(RANGES), balanced);
    }
  }

  private static void loadBalancerClass(Field name, boolean balanced) {
    if (name.isSet() && !balanced) {
      name.forbidden(WHY);
    } else if (name.isSet()) {
      name.check(Formats.qualifiedName(name.text()));
    }
  }

  private static void ranges(Field ranges, boolean balanced) {
    if (!balanced) {
      ranges.forbidden(WHY);
    }
    for (var range : ranges.items()) {
      range.check(Addresses.network(range.text().strip()));
    }
  }

  private static void ranges(String list, Field annotation, boolean balanced) {
    if (!balanced) {
      annotation.forbidden(WHY);
    }
    if (!list.isBlank()) {
      for (var range : list.strip().split(",", -1)) {
        annotation.check(Addresses.network(range.strip()));
      }
    }
  }
}
