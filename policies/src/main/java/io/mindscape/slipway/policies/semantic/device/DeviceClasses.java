package io.mindscape.slipway.policies.semantic.device;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.meta.Names;
import io.mindscape.slipway.policies.semantic.meta.ObjectMeta;
import io.mindscape.slipway.policies.semantic.meta.ResourceNames;

/** {@code resource.k8s.io/v1/DeviceClass}. */
final class DeviceClasses {

  private static final int MAX_CONFIGS = 32;

  /** Of a prefix little is asked; the name that is made of it counts. */
  private static final Names NAMES =
      (name, prefix) ->
          prefix ? Names.PATH_SEGMENT.problem(name, true) : Names.SUBDOMAIN.problem(name, false);

  private final DeviceSelectors selectors;

  DeviceClasses(DeviceSelectors selectors) {
    this.selectors = selectors;
  }

  void judge(Field object) {
    ObjectMeta.clusterWide(object, NAMES);
    var spec = object.get("spec");
    selectors.judge(spec.get("selectors"));
    var configs = spec.get("config");
    if (configs.size() > MAX_CONFIGS) {
      configs.tooMany(MAX_CONFIGS);
    } else {
      configs.items().forEach(OpaqueConfigs::judge);
    }
    var resource = spec.get("extendedResourceName");
    if (resource.isSet() && !ResourceNames.isExtended(resource.text())) {
      resource.invalid("it has to be a resource with a prefix, such as example.com/gpu.");
    }
  }
}
