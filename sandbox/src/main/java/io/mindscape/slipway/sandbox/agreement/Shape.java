package io.mindscape.slipway.sandbox.agreement;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the server's OpenAPI says a value looks like. Schemas refer to themselves, so it looks on
 * demand.
 */
final class Shape {

  private static final String REF = "#/components/schemas/";

  private final JsonNode schemas;
  private final JsonNode schema;
  private final String name;
  private final JsonNode outer;

  private Shape(JsonNode schemas, JsonNode schema, String name, JsonNode outer) {
    this.schemas = schemas;
    this.schema = schema;
    this.name = name;
    this.outer = outer;
  }

  /** The schema with that name in {@code components.schemas}. */
  static Shape named(JsonNode schemas, String name) {
    var schema = schemas.path(name);
    return new Shape(schemas, schema, name, schema);
  }

  private Shape of(JsonNode part) {
    var direct = part.path("$ref").asString("");
    var ref = direct.isEmpty() ? part.path("allOf").path(0).path("$ref").asString("") : direct;
    if (ref.isEmpty()) {
      return new Shape(schemas, part, "", part);
    }
    var target = ref.substring(REF.length());
    return new Shape(schemas, schemas.path(target), target, part);
  }

  /** The name of the type, such as {@code io.k8s.api.core.v1.Probe}; empty where it has none. */
  String name() {
    return name;
  }

  FieldType type() {
    if (name.endsWith(".Quantity")) {
      return FieldType.QUANTITY;
    }
    if (schema.path("x-kubernetes-int-or-string").asBoolean(false)) {
      return FieldType.INT_OR_STRING;
    }
    if (!fieldSchemas().isEmpty()) {
      return FieldType.OBJECT;
    }
    return switch (schema.path("type").asString("")) {
      case "string" -> text();
      case "integer" -> FieldType.INTEGER;
      case "number" -> FieldType.NUMBER;
      case "boolean" -> FieldType.BOOLEAN;
      case "array" -> FieldType.LIST;
      case "object" -> schema.has("additionalProperties") ? FieldType.MAP : FieldType.ANY;
      default ->
          schema.path("format").asString("").equals("int-or-string")
              ? FieldType.INT_OR_STRING
              : FieldType.ANY;
    };
  }

  private FieldType text() {
    return switch (schema.path("format").asString("")) {
      case "byte" -> FieldType.BYTES;
      case "date-time" -> FieldType.TIME;
      case "int-or-string" -> FieldType.INT_OR_STRING;
      default -> FieldType.TEXT;
    };
  }

  /** The fields of an object, by name. */
  Map<String, Shape> fields() {
    var fields = new TreeMap<String, Shape>();
    fieldSchemas().properties().forEach(field -> fields.put(field.getKey(), of(field.getValue())));
    return fields;
  }

  private JsonNode fieldSchemas() {
    return schema.path("properties");
  }

  @Nullable Shape field(String field) {
    var found = fieldSchemas().path(field);
    return found.isMissingNode() ? null : of(found);
  }

  /** The items of a list, or the values of a map. */
  @Nullable Shape inner() {
    var found = schema.path(type() == FieldType.LIST ? "items" : "additionalProperties");
    return found.isObject() ? of(found) : null;
  }

  List<String> required() {
    return strings("required");
  }

  List<String> values() {
    return strings("enum");
  }

  private List<String> strings(String key) {
    return schema.path(key).valueStream().map(JsonNode::asString).toList();
  }

  /** What the server takes where the field is absent, if the schema says so. */
  Optional<Tree> defaultValue() {
    var given = outer.path("default");
    if (given.isMissingNode() || given.isContainer() || given.asString("").isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        given.isString() ? Tree.quoted(given.asString()) : Tree.plain(given.asString()));
  }
}
