package io.mindscape.slipway.policies.semantic.storage;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;
import io.mindscape.slipway.policies.semantic.meta.DriverNames;
import io.mindscape.slipway.policies.semantic.meta.Names;
import io.mindscape.slipway.policies.semantic.meta.ObjectMeta;

/** {@code storage.k8s.io/v1/VolumeAttachment}; a status is dropped when one is created. */
final class VolumeAttachments {

  private VolumeAttachments() {}

  static void judge(Field object) {
    ObjectMeta.clusterWide(object, Names.SUBDOMAIN);
    var spec = object.get("spec");
    DriverNames.judge(spec.get("attacher"));
    source(spec.get("source"));
    spec.get("nodeName").check(Formats.dnsSubdomain(spec.get("nodeName").text()));
  }

  private static void source(Field source) {
    var inline = source.get("inlineVolumeSpec");
    var name = source.get("persistentVolumeName");
    if (inline.isSet() && name.isSet()) {
      source.forbidden("inlineVolumeSpec and persistentVolumeName exclude each other.");
    } else if (inline.isSet()) {
      PersistentVolumes.inline(inline);
    } else if (!name.isSet()) {
      source.required("write inlineVolumeSpec or persistentVolumeName.");
    }
    if (name.isSet()) {
      name.check(Formats.dnsSubdomain(name.text()));
    }
  }
}
