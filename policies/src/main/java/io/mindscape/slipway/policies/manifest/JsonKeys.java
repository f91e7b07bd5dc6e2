package io.mindscape.slipway.policies.manifest;

import io.mindscape.slipway.policies.yaml.YamlNode;
import io.mindscape.slipway.policies.yaml.YamlNode.Entry;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import io.mindscape.slipway.policies.yaml.YamlNode.Sequence;

/** Gives an object the keys that it has in JSON: the API server makes JSON of YAML first. */
final class JsonKeys {

  private JsonKeys() {}

  /** The same mapping where it has them already, which is nearly always. */
  static Mapping of(Mapping mapping) {
    return has(mapping) ? mapping : rewritten(mapping);
  }

  // Every object passes here: loops, for streams take several times as long.
  private static boolean has(YamlNode node) {
    return switch (node) {
      case YamlNode.Scalar scalar -> true;
      case Sequence list -> hasAll(list);
      case Mapping mapping -> hasAll(mapping);
    };
  }

  private static boolean hasAll(Sequence list) {
    for (var item : list.items()) {
      if (!has(item)) {
        return false;
      }
    }
    return true;
  }

  private static boolean hasAll(Mapping mapping) {
    for (var entry : mapping.entries()) {
      if (!entry.key().equals(entry.jsonKey()) || !has(entry.value())) {
        return false;
      }
    }
    return true;
  }

  private static YamlNode node(YamlNode node) {
    return switch (node) {
      case YamlNode.Scalar scalar -> scalar;
      case Mapping mapping -> rewritten(mapping);
      case Sequence list ->
          new Sequence(list.place(), list.items().stream().map(JsonKeys::node).toList());
    };
  }

  private static Mapping rewritten(Mapping mapping) {
    var entries =
        mapping.entries().stream()
            .map(entry -> new Entry(entry.place(), entry.jsonKey(), node(entry.value())))
            .toList();
    return new Mapping(mapping.place(), entries, mapping.shadowed());
  }
}
