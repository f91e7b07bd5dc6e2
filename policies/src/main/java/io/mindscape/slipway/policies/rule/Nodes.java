package io.mindscape.slipway.policies.rule;

import io.mindscape.slipway.policies.yaml.YamlNode;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import io.mindscape.slipway.policies.yaml.YamlNode.Sequence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads parts of YAML, where what is not there is empty. */
final class Nodes {

  private Nodes() {}

  static List<Mapping> mappings(@Nullable YamlNode node) {
    return node instanceof Sequence list
        ? list.items().stream().filter(Mapping.class::isInstance).map(Mapping.class::cast).toList()
        : List.of();
  }

  static List<String> texts(@Nullable YamlNode node) {
    return node instanceof Sequence list
        ? list.items().stream()
            .filter(Scalar.class::isInstance)
            .map(item -> ((Scalar) item).text())
            .toList()
        : List.of();
  }

  static Map<String, String> map(@Nullable YamlNode node) {
    var map = new LinkedHashMap<String, String>();
    if (node instanceof Mapping mapping) {
      for (var entry : mapping.entries()) {
        if (entry.value() instanceof Scalar scalar) {
          map.put(entry.jsonKey(), scalar.value() == null ? "" : scalar.text());
        }
      }
    }
    return map;
  }

  static @Nullable Mapping mapping(@Nullable Mapping node, String key) {
    return node != null && node.get(key) instanceof Mapping mapping ? mapping : null;
  }

  static String text(@Nullable Mapping node, String key) {
    return node != null && node.get(key) instanceof Scalar scalar && scalar.value() != null
        ? scalar.text()
        : "";
  }
}
