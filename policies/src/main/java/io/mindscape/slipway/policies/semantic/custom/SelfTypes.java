package io.mindscape.slipway.policies.semantic.custom;

import com.google.common.collect.ImmutableMap;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The types that a schema gives to the values that its rules speak of. */
final class SelfTypes {

  /** No expression can write it, so that none of its fields is taken for a type. */
  private static final String ROOT = "@self";

  private final Map<String, StructType> objects = new LinkedHashMap<>();

  /** The object types that were met so far, by name. */
  Map<String, StructType> objects() {
    return objects;
  }

  /**
   * The type of a value, or null where expressions cannot see it.
   *
   * @param resource whether it is an object of its own
   */
  @Nullable CelType of(Schema schema, boolean resource) {
    return of(resource ? schema.withObjectMeta() : schema, ROOT);
  }

  private @Nullable CelType of(Schema schema, String name) {
    if (schema.isIntOrString()) {
      return SimpleType.DYN;
    }
    return switch (schema.text("type")) {
      case "array" -> list(schema.items(), name);
      case "object" -> object(schema, name);
      case "string" -> text(schema.text("format"));
      case "boolean" -> SimpleType.BOOL;
      case "number" -> SimpleType.DOUBLE;
      case "integer" -> SimpleType.INT;
      default -> null;
    };
  }

  private @Nullable CelType list(@Nullable Schema items, String name) {
    var type = items == null ? null : of(items.inner(), name + ".@items");
    return type == null ? null : ListType.create(type);
  }

  private @Nullable CelType object(Schema schema, String name) {
    var additional = schema.additional();
    if (additional != null) {
      var type = of(additional.inner(), name + ".@values");
      return type == null ? null : MapType.create(SimpleType.STRING, type);
    }
    Map<String, CelType> known = new LinkedHashMap<>();
    schema
        .properties()
        .forEach(
            (field, property) -> {
              var type = of(property.inner(), name + "." + field);
              var escaped = Escaping.escaped(field);
              if (type != null && escaped != null) {
                known.put(escaped, type);
              }
            });
    var fields = ImmutableMap.copyOf(known);
    var type =
        StructType.create(name, fields.keySet(), field -> Optional.ofNullable(fields.get(field)));
    objects.put(name, type);
    return type;
  }

  private static CelType text(String format) {
    return switch (format) {
      case "byte" -> SimpleType.BYTES;
      case "duration" -> SimpleType.DURATION;
      case "date", "date-time" -> SimpleType.TIMESTAMP;
      default -> SimpleType.STRING;
    };
  }
}
