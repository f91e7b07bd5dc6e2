package io.mindscape.slipway.policies.semantic.device;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;
import io.mindscape.slipway.policies.semantic.meta.Names;
import io.mindscape.slipway.policies.semantic.meta.ObjectMeta;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * {@code ResourceClaim} and {@code ResourceClaimTemplate}; a status is dropped when one is created.
 * Whether a namespace lets its claims have {@code adminAccess} is the cluster's business.
 */
final class ResourceClaims {

  private static final int MAX_ITEMS = 32;

  private final DeviceRequests requests;

  ResourceClaims(DeviceRequests requests) {
    this.requests = requests;
  }

  void claim(Field object) {
    ObjectMeta.namespaced(object, Names.SUBDOMAIN);
    devices(object.get("spec", "devices"));
  }

  void template(Field object) {
    ObjectMeta.namespaced(object, Names.SUBDOMAIN);
    var meta = object.get("spec", "metadata");
    TemplateMeta.judge(meta);
    devices(object.get("spec", "spec", "devices"));
  }

  private void devices(Field devices) {
    requests.judge(devices.get("requests"));
    var names = DeviceRequests.names(devices.get("requests"));
    each(devices.get("constraints"), constraint -> constraint(constraint, names));
    each(
        devices.get("config"),
        config -> {
          references(config.get("requests"), names);
          OpaqueConfigs.judge(config);
        });
  }

  private static void each(Field list, Consumer<Field> judge) {
    if (list.size() > MAX_ITEMS) {
      list.tooMany(MAX_ITEMS);
    } else {
      list.items().forEach(judge);
    }
  }

  private static void constraint(Field constraint, Map<String, Set<String>> names) {
    references(constraint.get("requests"), names);
    var match = constraint.get("matchAttribute");
    var distinct = constraint.get("distinctAttribute");
    for (var attribute : new Field[] {match, distinct}) {
      if (attribute.isSet()) {
        attribute.check(DeviceNames.fullyQualified(attribute.text()));
      }
    }
    if (!match.isSet() && !distinct.isSet()) {
      constraint.required("write matchAttribute or distinctAttribute.");
    }
  }

  private static void references(Field references, Map<String, Set<String>> names) {
    Set<String> seen = new HashSet<>();
    each(
        references,
        reference -> {
          reference(reference, names);
          if (!seen.add(reference.text())) {
            reference.duplicate();
          }
        });
  }

  private static void reference(Field reference, Map<String, Set<String>> names) {
    var parts = reference.text().split("/", -1);
    var choices = names.get(parts[0]);
    if (parts.length > 2 || choices == null || (parts.length == 2 && !choices.contains(parts[1]))) {
      reference.invalid("it has to be the name of a request, or of a choice as request/choice.");
      return;
    }
    for (var part : parts) {
      reference.check(Formats.dnsLabel(part));
    }
  }
}
