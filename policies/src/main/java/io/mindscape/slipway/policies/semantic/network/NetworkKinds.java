package io.mindscape.slipway.policies.semantic.network;

import io.mindscape.slipway.policies.semantic.field.Rules;
import java.util.Map;

/** The kinds of this package. */
public final class NetworkKinds {

  private NetworkKinds() {}

  /** Rules by {@code apiVersion/kind}. */
  public static Map<String, Rules> rules() {
    return Map.ofEntries(
        Map.entry("v1/Service", Services::judge),
        Map.entry("v1/Endpoints", EndpointLists::judge),
        Map.entry("discovery.k8s.io/v1/EndpointSlice", EndpointSlices::judge),
        Map.entry("networking.k8s.io/v1/Ingress", Ingresses::judge),
        Map.entry("networking.k8s.io/v1/IngressClass", IngressClasses::judge),
        Map.entry("networking.k8s.io/v1/NetworkPolicy", NetworkPolicies::judge),
        Map.entry("networking.k8s.io/v1/IPAddress", ServiceRanges::address),
        Map.entry("networking.k8s.io/v1/ServiceCIDR", ServiceRanges::range));
  }
}
