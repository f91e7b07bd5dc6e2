package io.mindscape.slipway.policies.semantic.device;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;
import io.mindscape.slipway.policies.semantic.meta.NodeSelectors;
import java.util.HashSet;
import java.util.Set;

/** One device of a ResourceSlice. */
final class Devices {

  private static final int MAX_PROPERTIES = 32;
  private static final int MAX_TAINTS = 16;
  private static final int MAX_CONDITIONS = 4;

  private Devices() {}

  static void judge(Field device, boolean withNodes) {
    device.get("name").check(Formats.dnsLabel(device.get("name").text()));
    var attributes = device.get("attributes");
    var capacity = device.get("capacity");
    if (attributes.size() + capacity.size() > MAX_PROPERTIES) {
      device.invalid("it has more than %d attributes and capacities.".formatted(MAX_PROPERTIES));
    }
    attributes.entries().forEach(DeviceAttributes::judge);
    boolean shared = device.get("allowMultipleAllocations").flag();
    capacity.entries().forEach(each -> DeviceCapacities.judge(each, shared));
    if (device.get("taints").size() > MAX_TAINTS) {
      device.get("taints").tooMany(MAX_TAINTS);
    } else {
      device.get("taints").items().forEach(DeviceTaints::taint);
    }
    DeviceCounters.consumed(device.get("consumesCounters"));
    nodes(device, withNodes);
    binding(device.get("bindingConditions"), device.get("bindingFailureConditions"));
  }

  private static void nodes(Field device, boolean withNodes) {
    if (!withNodes) {
      for (var name : new String[] {"nodeName", "nodeSelector", "allNodes"}) {
        if (device.get(name).isSet()) {
          device.invalid("%s needs perDeviceNodeSelection in the spec.".formatted(name));
        }
      }
      return;
    }
    int ways = NodesOfDevices.ways(device, "allNodes");
    if (device.get("nodeSelector").isSet()) {
      NodeSelectors.judge(device.get("nodeSelector"));
    }
    if (ways == 0) {
      device.required("perDeviceNodeSelection wants nodeName, nodeSelector or allNodes.");
    } else if (ways > 1) {
      device.invalid("nodeName, nodeSelector and allNodes exclude each other.");
    }
  }

  private static void binding(Field conditions, Field failures) {
    names(conditions);
    names(failures);
    var known = conditions.texts();
    for (var failure : failures.items()) {
      if (known.contains(failure.text())) {
        failure.invalid("it is one of bindingConditions, too.");
      }
    }
    if (conditions.size() == 0 && failures.size() > 0) {
      conditions.invalid("bindingFailureConditions need them.");
    }
    if (failures.size() == 0 && conditions.size() > 0) {
      failures.invalid("bindingConditions need them.");
    }
  }

  private static void names(Field conditions) {
    if (conditions.size() > MAX_CONDITIONS) {
      conditions.tooMany(MAX_CONDITIONS);
      return;
    }
    Set<String> seen = new HashSet<>();
    for (var condition : conditions.items()) {
      condition.check(Formats.qualifiedName(condition.text()));
      if (!seen.add(condition.text())) {
        condition.duplicate();
      }
    }
  }
}
