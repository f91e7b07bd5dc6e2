package io.mindscape.slipway.policies.semantic.device;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;
import io.mindscape.slipway.policies.semantic.meta.DriverNames;
import io.mindscape.slipway.policies.semantic.meta.Names;
import io.mindscape.slipway.policies.semantic.meta.ObjectMeta;
import java.util.List;
import java.util.Set;

/** Taints of devices, the rules that set them, and what puts up with them. */
final class DeviceTaints {

  private static final Set<String> EFFECTS = Set.of("NoSchedule", "NoExecute", "None");

  private DeviceTaints() {}

  /** {@code DeviceTaintRule}; a status is dropped when one is created. */
  static void rule(Field object) {
    ObjectMeta.clusterWide(object, Names.SUBDOMAIN);
    var selector = object.get("spec", "deviceSelector");
    if (selector.get("driver").isSet()) {
      DriverNames.judge(selector.get("driver"));
    }
    if (selector.get("pool").isSet()) {
      DeviceNames.pool(selector.get("pool"));
    }
    var device = selector.get("device");
    if (device.isSet()) {
      device.check(Formats.dnsLabel(device.text()));
    }
    taint(object.get("spec", "taint"));
  }

  static void taint(Field taint) {
    taint.get("key").check(Formats.qualifiedName(taint.get("key").text()));
    taint.get("value").check(Formats.labelValue(taint.get("value").text()));
    if (taint.get("effect").text().isEmpty()) {
      taint.get("effect").required();
    } else {
      taint.get("effect").oneOf(EFFECTS);
    }
  }

  static void toleration(Field toleration) {
    var key = toleration.get("key");
    if (!key.text().isEmpty()) {
      key.check(Formats.qualifiedName(key.text()));
    }
    var operator = toleration.get("operator");
    var value = toleration.get("value");
    switch (operator.text("Equal")) {
      case "Exists" -> {
        if (!value.text().isEmpty()) {
          value.invalid("Exists looks at the key alone.");
        }
      }
      case "Equal" -> value.check(Formats.labelValue(value.text()));
      default -> operator.unsupported(List.of("Equal", "Exists"));
    }
    if (!toleration.get("effect").text().isEmpty()) {
      toleration.get("effect").oneOf(EFFECTS);
    }
  }
}
