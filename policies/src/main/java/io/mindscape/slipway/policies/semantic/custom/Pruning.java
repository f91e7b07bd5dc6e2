package io.mindscape.slipway.policies.semantic.custom;

import io.mindscape.slipway.policies.schema.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes out of an object what its schema does not know, and remembers where that stood. Below
 * {@code x-kubernetes-preserve-unknown-fields} all may stay but what a schema further down does not
 * know.
 */
final class Pruning {

  /** The fields that every object has, whatever its schema says. */
  static final Set<String> META = Set.of("apiVersion", "kind", "metadata");

  private final List<Unknown> unknown = new ArrayList<>();

  private Pruning() {}

  /**
   * A field that was taken out.
   *
   * @param near the name that was probably meant; empty where none is near
   */
  record Unknown(Path path, String name, String near) {}

  /** Prunes an object, and says what was taken out. */
  static List<Unknown> prune(@Nullable Object object, Schema schema) {
    var pruning = new Pruning();
    pruning.value(object, schema, Path.ROOT);
    return pruning.unknown;
  }

  private void value(@Nullable Object value, @Nullable Schema schema, Path path) {
    if (schema != null && schema.preserves()) {
      kept(value, schema, path);
    } else if (value instanceof Map<?, ?> map) {
      fields(Json.map(map), schema, path);
    } else if (value instanceof List<?> list) {
      int at = 0;
      for (var item : list) {
        value(item, schema == null ? null : schema.items(), path.item(at));
        at++;
      }
    }
  }

  private void fields(Map<String, @Nullable Object> map, @Nullable Schema schema, Path path) {
    for (var key : List.copyOf(map.keySet())) {
      if (schema == null) {
        take(map, key, Set.of(), path);
      } else if (!(schema.isResource() && META.contains(key)) && !known(map, key, schema, path)) {
        take(map, key, schema.properties().keySet(), path);
      }
    }
  }

  private boolean known(Map<String, @Nullable Object> map, String key, Schema schema, Path path) {
    var property = schema.properties().get(key);
    if (property != null) {
      value(map.get(key), property, path.property(key));
    } else if (schema.speaksOfOthers()) {
      value(map.get(key), schema.additional(), path.entry(key));
    }
    return property != null || schema.speaksOfOthers();
  }

  private void take(Map<String, @Nullable Object> map, String key, Set<String> known, Path path) {
    map.remove(key);
    unknown.add(new Unknown(path, key, Nearest.to(key, known)));
  }

  private void kept(@Nullable Object value, @Nullable Schema schema, Path path) {
    if (schema == null) {
      return;
    }
    if (value instanceof Map<?, ?> map) {
      for (var key : List.copyOf(Json.map(map).keySet())) {
        if (!(schema.isResource() && META.contains(key))) {
          known(Json.map(map), key, schema, path);
        }
      }
    } else if (value instanceof List<?> list) {
      int at = 0;
      for (var item : list) {
        kept(item, schema.items(), path.item(at));
        at++;
      }
    }
  }
}
