package io.mindscape.slipway.policies.manifest;

import io.mindscape.slipway.policies.finding.ResourceRef;
import io.mindscape.slipway.policies.yaml.YamlNode;
import org.jspecify.annotations.Nullable;

/**
 * One Kubernetes object as a file or a rendering gives it.
 *
 * @param file where it was read: a file of the repository, or, for rendered text, the template
 * @param root the object, with positions
 */
public record Manifest(String file, YamlNode.Mapping root) {

  /**
   * Whether {@code node} has the two keys that make an object: {@code apiVersion} and {@code kind}.
   */
  public static boolean isObject(YamlNode node) {
    return node instanceof YamlNode.Mapping mapping
        && mapping.entry("apiVersion") != null
        && mapping.entry("kind") != null;
  }

  public ResourceRef ref() {
    return new ResourceRef(
        text("apiVersion"), text("kind"), text("metadata", "namespace"), text("metadata", "name"));
  }

  /** The node at a path of keys, or null. */
  public @Nullable YamlNode at(String... keys) {
    @Nullable YamlNode node = root;
    for (var key : keys) {
      node = node instanceof YamlNode.Mapping mapping ? mapping.get(key) : null;
    }
    return node;
  }

  /** The scalar at a path of keys, or the empty string. */
  public String text(String... keys) {
    return at(keys) instanceof YamlNode.Scalar scalar ? scalar.text() : "";
  }
}
