package io.mindscape.slipway.policies.semantic.device;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;
import io.mindscape.slipway.policies.semantic.meta.DriverNames;
import io.mindscape.slipway.policies.semantic.meta.Names;
import io.mindscape.slipway.policies.semantic.meta.NodeSelectors;
import io.mindscape.slipway.policies.semantic.meta.ObjectMeta;
import java.util.HashSet;
import java.util.Set;

/**
 * {@code resource.k8s.io/v1/ResourceSlice}: what devices a driver has. What is behind feature gates
 * that are off is dropped: list attributes, compatibility groups, resources of nodes, and others.
 */
final class ResourceSlices {

  private static final int MAX_DEVICES = 128;
  private static final int MAX_TAINTED_DEVICES = 64;

  private ResourceSlices() {}

  static void judge(Field object) {
    ObjectMeta.clusterWide(object, Names.SUBDOMAIN);
    var spec = object.get("spec");
    DriverNames.judge(spec.get("driver"));
    pool(spec.get("pool"));
    nodes(spec);
    var devices = spec.get("devices");
    if (devices.isSet() && spec.get("sharedCounters").isSet()) {
      spec.invalid("sharedCounters and devices exclude each other.");
    }
    devices(devices, spec.get("perDeviceNodeSelection").flag());
    DeviceCounters.shared(spec.get("sharedCounters"));
  }

  private static void pool(Field pool) {
    DeviceNames.pool(pool.get("name"));
    if (pool.get("resourceSliceCount").number() <= 0) {
      pool.get("resourceSliceCount").invalid("it has to be more than 0.");
    }
    pool.get("generation").check(Formats.notNegative(pool.get("generation").number()));
  }

  private static void nodes(Field spec) {
    var selector = spec.get("nodeSelector");
    int ways = NodesOfDevices.ways(spec, "allNodes", "perDeviceNodeSelection");
    if (selector.isSet()) {
      NodeSelectors.judge(selector);
      if (selector.get("nodeSelectorTerms").size() != 1) {
        selector.get("nodeSelectorTerms").invalid("there has to be one term.");
      }
    }
    if (ways == 0) {
      spec.required("write nodeName, nodeSelector, allNodes or perDeviceNodeSelection.");
    } else if (ways > 1) {
      spec.invalid("nodeName, nodeSelector, allNodes, perDeviceNodeSelection exclude each other.");
    }
  }

  private static void devices(Field devices, boolean withNodes) {
    int most =
        devices.items().stream().anyMatch(ResourceSlices::isLarge)
            ? MAX_TAINTED_DEVICES
            : MAX_DEVICES;
    if (devices.size() > most) {
      devices.tooMany(most);
      return;
    }
    Set<String> names = new HashSet<>();
    for (var device : devices.items()) {
      Devices.judge(device, withNodes);
      if (!names.add(device.get("name").text())) {
        device.duplicate();
      }
    }
  }

  private static boolean isLarge(Field device) {
    return device.get("taints").size() > 0 || device.get("consumesCounters").size() > 0;
  }
}
