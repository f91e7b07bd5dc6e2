package io.mindscape.slipway.policies.semantic.core;

import io.mindscape.slipway.policies.semantic.field.Rules;
import io.mindscape.slipway.policies.semantic.meta.Names;
import io.mindscape.slipway.policies.semantic.meta.ObjectMeta;
import java.util.Map;

/** The kinds of this package. */
public final class CoreKinds {

  private CoreKinds() {}

  /** Rules by {@code apiVersion/kind}. */
  public static Map<String, Rules> rules() {
    return Map.ofEntries(
        Map.entry("v1/ConfigMap", ConfigMaps::judge),
        Map.entry("v1/Secret", Secrets::judge),
        Map.entry("v1/Namespace", Namespaces::judge),
        Map.entry("v1/Node", ClusterNodes::judge),
        Map.entry("v1/Binding", Bindings::judge),
        Map.entry("v1/LimitRange", LimitRanges::judge),
        Map.entry("v1/ResourceQuota", ResourceQuotas::judge),
        Map.entry("v1/Event", Events::old),
        Map.entry("events.k8s.io/v1/Event", Events::strict),
        Map.entry("v1/ServiceAccount", object -> ObjectMeta.namespaced(object, Names.SUBDOMAIN)));
  }
}
