package io.mindscape.slipway.policies.semantic.custom;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the server changes in an object before it judges it: nulls go, defaults come. */
final class Defaults {

  private Defaults() {}

  /** Takes out each null that may not be there and that no default replaces. */
  static void dropNulls(@Nullable Object value, @Nullable Schema schema) {
    if (value instanceof Map<?, ?> map) {
      var fields = Json.map(map);
      for (var key : List.copyOf(fields.keySet())) {
        var below = schema == null ? null : of(key, schema);
        boolean goes = below != null && !below.nullable() && below.standard() == null;
        if (fields.get(key) == null && goes) {
          fields.remove(key);
        } else {
          dropNulls(fields.get(key), below);
        }
      }
    } else if (value instanceof List<?> list) {
      list.forEach(item -> dropNulls(item, schema == null ? null : schema.items()));
    }
  }

  private static @Nullable Schema of(String key, Schema schema) {
    var property = schema.properties().get(key);
    return property == null ? schema.additional() : property;
  }

  /** Writes defaults where nothing stands, or a null that may not be there. */
  static void fill(@Nullable Object value, @Nullable Schema schema) {
    if (schema == null) {
      return;
    }
    if (value instanceof Map<?, ?> map) {
      fields(Json.map(map), schema);
    } else if (value instanceof List<?> items) {
      var list = Json.list(items);
      for (int at = 0; at < list.size(); at++) {
        var below = schema.items();
        if (below != null && isMissing(list.get(at), below)) {
          list.set(at, Json.copy(below.standard()));
        }
        fill(list.get(at), below);
      }
    }
  }

  private static void fields(Map<String, @Nullable Object> fields, Schema schema) {
    schema
        .properties()
        .forEach(
            (name, property) -> {
              if (property.standard() != null
                  && (!fields.containsKey(name) || isMissing(fields.get(name), property))) {
                fields.put(name, Json.copy(property.standard()));
              }
            });
    for (var field : fields.entrySet()) {
      var below = of(field.getKey(), schema);
      if (!schema.properties().containsKey(field.getKey())
          && below != null
          && isMissing(field.getValue(), below)) {
        field.setValue(Json.copy(below.standard()));
      }
      fill(field.getValue(), below);
    }
  }

  /** Whether a value is a null that may not be there. */
  private static boolean isMissing(@Nullable Object value, @Nullable Schema schema) {
    return value == null && schema != null && !schema.nullable();
  }
}
