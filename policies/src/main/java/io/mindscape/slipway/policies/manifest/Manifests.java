package io.mindscape.slipway.policies.manifest;

import io.mindscape.slipway.policies.yaml.YamlFile;
import java.util.List;

/** Finds the Kubernetes objects in YAML. */
public final class Manifests {

  private Manifests() {}

  /**
   * The objects of {@code file}, in order; the items of a {@code List} one by one. Documents that
   * are no objects are left out.
   */
  public static List<Manifest> in(YamlFile file) {
    throw new UnsupportedOperationException("being built: " + file);
  }
}
