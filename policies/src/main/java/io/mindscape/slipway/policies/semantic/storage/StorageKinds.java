package io.mindscape.slipway.policies.semantic.storage;

import static java.util.Map.entry;

import io.mindscape.slipway.policies.semantic.claim.ClaimSpecs;
import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Rules;
import io.mindscape.slipway.policies.semantic.meta.Names;
import io.mindscape.slipway.policies.semantic.meta.ObjectMeta;
import java.util.Map;

/** The kinds of this package. */
public final class StorageKinds {

  private StorageKinds() {}

  /** Rules by {@code apiVersion/kind}. */
  public static Map<String, Rules> rules() {
    return Map.ofEntries(
        entry("v1/PersistentVolume", PersistentVolumes::judge),
        entry("v1/PersistentVolumeClaim", StorageKinds::claim),
        entry("storage.k8s.io/v1/StorageClass", StorageClasses::judge),
        entry("storage.k8s.io/v1/VolumeAttributesClass", StorageClasses::attributes),
        entry("storage.k8s.io/v1/VolumeAttachment", VolumeAttachments::judge),
        entry("storage.k8s.io/v1/CSIDriver", CsiDrivers::judge),
        entry("storage.k8s.io/v1/CSINode", CsiNodes::judge),
        entry("storage.k8s.io/v1/CSIStorageCapacity", CsiStorageCapacities::judge));
  }

  private static void claim(Field object) {
    ObjectMeta.namespaced(object, Names.SUBDOMAIN);
    ClaimSpecs.ofClaim(object.get("spec"));
  }
}
