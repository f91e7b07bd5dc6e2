package io.mindscape.slipway.policies.semantic.access;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;
import io.mindscape.slipway.policies.semantic.meta.Names;
import io.mindscape.slipway.policies.semantic.meta.ObjectMeta;
import java.util.Map;
import java.util.Set;

/** Kinds with a few rules: Lease, PriorityClass, StorageVersionMigration. */
final class SmallKinds {

  private static final String SYSTEM = "system-";
  private static final long MAX_PRIORITY = 1_000_000_000;

  private static final Map<String, Long> SYSTEM_PRIORITIES =
      Map.of("system-cluster-critical", 2_000_000_000L, "system-node-critical", 2_000_001_000L);

  private SmallKinds() {}

  /** What belongs to coordinated elections is behind a feature gate, and dropped. */
  static void lease(Field object) {
    ObjectMeta.namespaced(object, Names.SUBDOMAIN);
    var seconds = object.get("spec", "leaseDurationSeconds");
    if (seconds.isSet() && seconds.number() <= 0) {
      seconds.invalid("it has to be more than 0.");
    }
    var transitions = object.get("spec", "leaseTransitions");
    transitions.check(Formats.notNegative(transitions.number()));
  }

  static void priorityClass(Field object) {
    ObjectMeta.clusterWide(object, Names.SUBDOMAIN);
    var name = object.get("metadata", "name");
    var value = object.get("value");
    if (name.text().startsWith(SYSTEM)) {
      var expected = SYSTEM_PRIORITIES.get(name.text());
      if (expected == null) {
        name.forbidden("names that begin with \"system-\" belong to Kubernetes.");
      } else if (expected != value.number() || object.get("globalDefault").flag()) {
        name.forbidden(
            "the class of that name has the value %d and is not the default.".formatted(expected));
      }
    } else if (value.number() > MAX_PRIORITY) {
      value.forbidden("classes of your own go up to %d.".formatted(MAX_PRIORITY));
    }
    var preemption = object.get("preemptionPolicy");
    if (preemption.isSet()) {
      preemption.oneOf(Set.of("PreemptLowerPriority", "Never"));
    }
  }

  static void migration(Field object) {
    ObjectMeta.clusterWide(object, Names.SUBDOMAIN);
    var resource = object.get("spec", "resource", "resource");
    if (resource.text().isEmpty()) {
      resource.required();
    } else {
      resource.check(Formats.dns1035Label(resource.text()));
    }
    var group = object.get("spec", "resource", "group");
    if (!group.text().isEmpty()) {
      group.check(Formats.dnsSubdomain(group.text()));
    }
  }
}
