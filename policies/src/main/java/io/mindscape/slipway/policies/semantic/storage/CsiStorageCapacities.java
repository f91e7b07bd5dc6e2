package io.mindscape.slipway.policies.semantic.storage;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;
import io.mindscape.slipway.policies.semantic.meta.LabelSelectors;
import io.mindscape.slipway.policies.semantic.meta.Names;
import io.mindscape.slipway.policies.semantic.meta.ObjectMeta;

/** {@code storage.k8s.io/v1/CSIStorageCapacity}. */
final class CsiStorageCapacities {

  private CsiStorageCapacities() {}

  static void judge(Field object) {
    ObjectMeta.namespaced(object, Names.SUBDOMAIN);
    LabelSelectors.judge(object.get("nodeTopology"));
    var name = object.get("storageClassName");
    name.check(Formats.dnsSubdomain(name.text()));
    if (object.get("capacity").quantity().amount().signum() < 0) {
      object.get("capacity").invalid("it may not be negative.");
    }
  }
}
