package io.mindscape.slipway.policies.semantic.custom;

import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.yaml.YamlNode;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import io.mindscape.slipway.policies.yaml.YamlNode.Sequence;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads CustomResourceDefinitions of which the server has nothing to say. */
final class Definitions {

  private Definitions() {}

  /** The kinds of all versions that it serves. */
  static List<CustomKind> kinds(Manifest definition) {
    if (!(definition.at("spec", "versions") instanceof Sequence versions)) {
      return List.of();
    }
    return versions.items().stream()
        .flatMap(each -> each instanceof Mapping version ? Stream.of(version) : Stream.of())
        .filter(version -> isTrue(version.get("served")))
        .map(version -> kind(definition, version))
        .toList();
  }

  private static CustomKind kind(Manifest definition, Mapping version) {
    return new CustomKind(
        definition.text("spec", "group") + "/" + text(version, "name"),
        definition.text("spec", "names", "kind"),
        definition.text("spec", "names", "plural"),
        definition.text("spec", "scope").equals("Namespaced"),
        Schema.at(at(version, "schema", "openAPIV3Schema")),
        isThere(at(version, "subresources", "status")),
        scale(at(version, "subresources", "scale")));
  }

  private static @Nullable Scale scale(@Nullable YamlNode node) {
    return node instanceof Mapping scale
        ? new Scale(
            List.of(text(scale, "specReplicasPath"), text(scale, "statusReplicasPath")),
            text(scale, "labelSelectorPath"))
        : null;
  }

  private static @Nullable YamlNode at(YamlNode root, String... keys) {
    @Nullable YamlNode node = root;
    for (var key : keys) {
      node = node instanceof Mapping mapping ? mapping.get(key) : null;
    }
    return node;
  }

  private static String text(YamlNode root, String key) {
    return at(root, key) instanceof Scalar scalar && scalar.value() instanceof String text
        ? text
        : "";
  }

  private static boolean isThere(@Nullable YamlNode node) {
    return node instanceof Mapping;
  }

  private static boolean isTrue(@Nullable YamlNode node) {
    return node instanceof Scalar scalar && Objects.equals(scalar.value(), true);
  }
}
