package io.mindscape.slipway.policies.reference;

import io.mindscape.slipway.policies.semantic.field.Field;

/**
 * What claims need: one that names a class or a source which is not there stays Pending.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/storage/persistent-volumes/">Persistent
 *     Volumes</a>
 */
final class StorageReferences {

  private StorageReferences() {}

  /** The claims that a StatefulSet makes. */
  static void templates(Referrer from) {
    for (var template : from.root().get("spec", "volumeClaimTemplates").items()) {
      claim(from, template.get("spec"));
    }
  }

  static void claim(Referrer from, Field spec) {
    from.lists(Rule.STORAGE_CLASS, spec.get("storageClassName"), "storage.k8s.io", "StorageClass");
    var source = spec.get("dataSource");
    if (source.get("kind").text().equals(Id.CLAIM)) {
      from.needs(Rule.VOLUME_CLAIM, source.get("name"), Id.CLAIM);
    }
  }
}
