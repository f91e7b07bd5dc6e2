package io.mindscape.slipway.policies.semantic.custom;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Schemas of an OpenAPI v3 document, with what they refer to put in its place. A schema that
 * contains itself takes anything where it begins again: a definition's never does, the schema of an
 * aggregated API may.
 */
final class PublishedSchema {

  private static final String META = "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta";
  private static final String OPEN = "x-kubernetes-preserve-unknown-fields";
  private static final int DEEPEST = 100;

  private final JsonNode schemas;
  private final Deque<String> inside = new ArrayDeque<>();

  /**
   * Of one document.
   *
   * @param schemas its {@code components.schemas}
   */
  PublishedSchema(JsonNode schemas) {
    this.schemas = schemas;
  }

  /** One schema, as JSON of which all maps and lists can be changed. */
  Map<String, @Nullable Object> of(JsonNode schema) {
    var ref = ref(schema);
    if (!ref.isEmpty()) {
      return referred(ref.substring(ref.lastIndexOf('/') + 1));
    }
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    for (var field : schema.properties()) {
      switch (field.getKey()) {
        case "description" -> {} // for people
        case "properties" -> fields.put("properties", each(field.getValue()));
        case "items", "not" -> fields.put(field.getKey(), of(field.getValue()));
        case "additionalProperties" ->
            fields.put(
                field.getKey(),
                field.getValue().isObject() ? of(field.getValue()) : plain(field.getValue()));
        case "allOf", "anyOf", "oneOf" -> fields.put(field.getKey(), all(field.getValue()));
        default -> fields.put(field.getKey(), plain(field.getValue()));
      }
    }
    return fields;
  }

  /** A reference is written alone, or as the only part of {@code allOf} beside a description. */
  private static String ref(JsonNode schema) {
    var parts = schema.path("allOf");
    var alone = parts.size() == 1 ? parts.path(0) : schema;
    return alone.path("$ref").asString("");
  }

  private Map<String, @Nullable Object> referred(String name) {
    if (name.equals(META)) {
      return new LinkedHashMap<>(Map.of("type", "object"));
    }
    var schema = schemas.path(name);
    if (inside.contains(name) || inside.size() > DEEPEST || isOpen(schema)) {
      return new LinkedHashMap<>(Map.of(OPEN, true));
    }
    inside.push(name);
    try {
      return of(schema);
    } finally {
      inside.pop();
    }
  }

  /** A type without fields, such as that of a raw object, is one of any shape. */
  private static boolean isOpen(JsonNode schema) {
    return schema.path("type").asString("object").equals("object")
        && !schema.has("properties")
        && !schema.has("additionalProperties")
        && !schema.has("oneOf");
  }

  private Map<String, @Nullable Object> each(JsonNode schemas) {
    Map<String, @Nullable Object> each = new LinkedHashMap<>();
    schemas.properties().forEach(field -> each.put(field.getKey(), of(field.getValue())));
    return each;
  }

  private List<@Nullable Object> all(JsonNode schemas) {
    List<@Nullable Object> all = new ArrayList<>();
    schemas.forEach(schema -> all.add(of(schema)));
    return all;
  }

  private static @Nullable Object plain(JsonNode value) {
    return switch (value.getNodeType()) {
      case OBJECT -> {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        value.properties().forEach(field -> fields.put(field.getKey(), plain(field.getValue())));
        yield fields;
      }
      case ARRAY -> {
        List<@Nullable Object> items = new ArrayList<>();
        value.forEach(item -> items.add(plain(item)));
        yield items;
      }
      case BOOLEAN -> value.asBoolean();
      case NUMBER -> number(value);
      case STRING -> value.asString();
      default -> null;
    };
  }

  private static Object number(JsonNode value) {
    return value.isIntegralNumber() && value.canConvertToLong()
        ? (Object) value.asLong()
        : (Object) value.asDouble();
  }
}
