package io.mindscape.slipway.policies.rule;

import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.rule.cel.value.TypedList;
import io.mindscape.slipway.policies.rule.cel.value.TypedMap;
import io.mindscape.slipway.policies.rule.served.Served;

/** The variable {@code namespaceObject}. */
final class Namespaces {

  private Namespaces() {}

  /** A namespace of which only the name is known. */
  static TypedMap named(String name) {
    var labels = new TypedMap();
    labels.put("kubernetes.io/metadata.name", name);
    var metadata = new TypedMap();
    metadata.put("name", name);
    metadata.put("uid", Served.UID);
    metadata.put("resourceVersion", "1");
    metadata.put("creationTimestamp", Served.CREATED);
    metadata.put("labels", labels);
    var spec = new TypedMap();
    var finalizers = new TypedList(1);
    finalizers.add("kubernetes");
    spec.put("finalizers", finalizers);
    var status = new TypedMap();
    status.put("phase", "Active");
    var namespace = new TypedMap();
    namespace.put("metadata", metadata);
    namespace.put("spec", spec);
    namespace.put("status", status);
    return namespace;
  }

  /** A namespace of the repository. */
  static TypedMap of(Manifest manifest, Served served) {
    var namespace = named(manifest.ref().name());
    if (served.stored(manifest, "") instanceof TypedMap object
        && object.get("metadata") instanceof TypedMap given
        && namespace.get("metadata") instanceof TypedMap metadata) {
      var labels = new TypedMap();
      Surroundings.namespaceLabels(manifest).forEach(labels::put);
      metadata.put("labels", labels);
      if (given.get("annotations") != null) {
        metadata.put("annotations", given.get("annotations"));
      }
    }
    return namespace;
  }
}
