package io.mindscape.slipway.policies.manifest;

import io.mindscape.slipway.policies.yaml.YamlFile;
import io.mindscape.slipway.policies.yaml.YamlNode;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import io.mindscape.slipway.policies.yaml.YamlNode.Sequence;
import java.util.List;
import java.util.stream.Stream;

/** Finds the Kubernetes objects in YAML. */
public final class Manifests {

  private Manifests() {}

  /**
   * The objects of {@code file}, in order; the items of a {@code List} one by one. Documents that
   * are no objects are left out.
   */
  public static List<Manifest> in(YamlFile file) {
    return file.documents().stream().flatMap(node -> objects(file.path(), node)).toList();
  }

  private static Stream<Manifest> objects(String path, YamlNode node) {
    if (!(node instanceof Mapping mapping) || !Manifest.isObject(node)) {
      return Stream.empty();
    }
    var manifest = new Manifest(path, JsonKeys.of(mapping));
    if (manifest.text("kind").equals("List")
        && manifest.root().get("items") instanceof Sequence items) {
      return items.items().stream().flatMap(item -> objects(path, item));
    }
    return Stream.of(manifest);
  }
}
