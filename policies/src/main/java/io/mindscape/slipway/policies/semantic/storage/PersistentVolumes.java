package io.mindscape.slipway.policies.semantic.storage;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;
import io.mindscape.slipway.policies.semantic.meta.Names;
import io.mindscape.slipway.policies.semantic.meta.NodeSelectors;
import io.mindscape.slipway.policies.semantic.meta.ObjectMeta;
import io.mindscape.slipway.policies.semantic.volume.AccessModes;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Set;

/** {@code v1/PersistentVolume}, and the one that a VolumeAttachment carries within it. */
final class PersistentVolumes {

  private static final String MOUNT_OPTIONS = "volume.beta.kubernetes.io/mount-options";

  /** With fewer digits, an amount is kept as a number and a power, and does not overflow. */
  private static final int DIGITS = 19;

  private PersistentVolumes() {}

  static void judge(Field object) {
    ObjectMeta.clusterWide(object, Names.SUBDOMAIN);
    var spec = object.get("spec");
    AccessModes.judge(spec.get("accessModes"));
    capacity(spec.get("capacity"));
    reclaim(spec);
    affinity(spec.get("nodeAffinity"));
    VolumePlaces.judge(spec, object.get("metadata", "name").text());
    className(spec.get("storageClassName"));
    if (spec.get("volumeMode").isSet()) {
      spec.get("volumeMode").oneOf(Set.of("Block", "Filesystem"));
    }
    attributes(spec);
    mountOptions(object);
  }

  /** A volume without an object of its own: it comes from CSI, and little else may be said. */
  static void inline(Field spec) {
    for (var name : new String[] {"claimRef", "nodeAffinity"}) {
      if (spec.get(name).isSet()) {
        spec.get(name).forbidden("an inline volume has none.");
      }
    }
    for (var name : new String[] {"capacity", "storageClassName"}) {
      if (!spec.get(name).isEmpty()) {
        spec.get(name).forbidden("an inline volume has none.");
      }
    }
    if (!spec.get("csi").isSet()) {
      spec.get("csi").required("an inline volume comes from CSI.");
    }
    AccessModes.judge(spec.get("accessModes"));
    if (!spec.get("persistentVolumeReclaimPolicy").isEmpty()) {
      only(spec.get("persistentVolumeReclaimPolicy"), "Retain");
    }
    if (spec.get("volumeMode").isSet()) {
      only(spec.get("volumeMode"), "Filesystem");
    }
    VolumePlaces.judge(spec, "");
    recycled(spec);
  }

  private static void only(Field field, String allowed) {
    if (!field.text().equals(allowed)) {
      field.forbidden("an inline volume knows %s only.".formatted(allowed));
    }
  }

  private static void capacity(Field capacity) {
    if (capacity.size() == 0) {
      capacity.required("write how much it holds, as storage.");
      return;
    }
    if (capacity.entries().size() != 1 || !capacity.entries().getFirst().key().equals("storage")) {
      capacity.invalid("it has to be storage and nothing else.");
    }
    for (var amount : capacity.entries()) {
      if (amount.quantity().amount().signum() <= 0) {
        amount.invalid("it has to be more than nothing.");
      } else if (overflows(amount.quantity().amount())) {
        amount.invalid("it is more than the server can count.");
      }
    }
  }

  /** The server counts in 64 bits; what is larger and written in full may come out negative. */
  private static boolean overflows(BigDecimal amount) {
    return amount.precision() >= DIGITS
        && amount.setScale(0, RoundingMode.CEILING).toBigInteger().longValue() < 0;
  }

  private static void reclaim(Field spec) {
    var policy = spec.get("persistentVolumeReclaimPolicy");
    if (!policy.text().isEmpty()) {
      policy.oneOf(Set.of("Delete", "Recycle", "Retain"));
    }
    recycled(spec);
  }

  private static void recycled(Field spec) {
    var policy = spec.get("persistentVolumeReclaimPolicy");
    if (policy.text().equals("Recycle") && isRoot(spec.get("hostPath", "path").text())) {
      policy.forbidden("a volume that is \"/\" of a node cannot be recycled.");
    }
  }

  /** Whether a path leads nowhere but to the root of the node. */
  private static boolean isRoot(String path) {
    if (!path.startsWith("/")) {
      return false;
    }
    int depth = 0;
    for (var step : path.split("/", -1)) {
      switch (step) {
        case "", "." -> {}
        case ".." -> depth = Math.max(0, depth - 1);
        default -> depth++;
      }
    }
    return depth == 0;
  }

  private static void affinity(Field affinity) {
    if (!affinity.isSet()) {
      return;
    }
    if (affinity.get("required").isSet()) {
      NodeSelectors.judge(affinity.get("required"));
    } else {
      affinity.get("required").required("a volume knows no other affinity.");
    }
  }

  private static void className(Field name) {
    if (!name.text().isEmpty()) {
      name.check(Formats.dnsSubdomain(name.text()));
    }
  }

  private static void attributes(Field spec) {
    var attributes = spec.get("volumeAttributesClassName");
    if (!attributes.isSet()) {
      return;
    }
    if (attributes.isEmpty()) {
      attributes.required("it may be absent, but not empty.");
    } else {
      className(attributes);
    }
    if (!spec.get("csi").isSet()) {
      spec.get("csi").required("only volumes of CSI have a volumeAttributesClassName.");
    }
  }

  private static void mountOptions(Field object) {
    var annotations = object.get("metadata", "annotations");
    var has = annotations.entries().stream().anyMatch(each -> each.key().equals(MOUNT_OPTIONS));
    if (has && !VolumePlaces.takesMountOptions(object.get("spec"))) {
      annotations.entry(MOUNT_OPTIONS).forbidden("this kind of volume takes no mount options.");
    }
  }
}
