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
        Map.entry("v1/ServiceAccount", object -> ObjectMeta.namespaced(object, Names.SUBDOMAIN)));
  }
}
