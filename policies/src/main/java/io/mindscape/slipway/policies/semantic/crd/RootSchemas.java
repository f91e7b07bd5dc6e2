package io.mindscape.slipway.policies.semantic.crd;

import io.mindscape.slipway.policies.semantic.custom.SchemaRules;
import io.mindscape.slipway.policies.semantic.custom.StandardValues;
import io.mindscape.slipway.policies.semantic.field.Field;
import java.util.Set;

/** The schema of a version, as a whole. */
final class RootSchemas {

  /** What a schema may have at its root where the status is a resource of its own. */
  private static final Set<String> BESIDE_STATUS =
      Set.of(
          "description",
          "type",
          "format",
          "title",
          "maximum",
          "exclusiveMaximum",
          "minimum",
          "exclusiveMinimum",
          "maxLength",
          "minLength",
          "pattern",
          "maxItems",
          "minItems",
          "uniqueItems",
          "multipleOf",
          "required",
          "items",
          "properties",
          "externalDocs",
          "example",
          "x-kubernetes-preserve-unknown-fields",
          "x-kubernetes-validations");

  private RootSchemas() {}

  static void judge(Field schema, boolean hasStatus) {
    if (hasStatus) {
      besideStatus(schema);
    }
    if (schema.get("nullable").flag()) {
      schema.get("nullable").forbidden("the object itself cannot be null.");
    }
    Schemas.judge(schema, Schemas.Place.ROOT);
    Structure.judge(schema);
    StandardValues.judge(schema);
    SchemaRules.judge(schema);
  }

  private static void besideStatus(Field schema) {
    if (!schema.get("type").text().isEmpty() && !schema.get("type").text().equals("object")) {
      schema.get("type").invalid("at the root it has to be object.");
    }
    for (var field : schema.entries()) {
      if (!BESIDE_STATUS.contains(field.key()) && !isNothing(field)) {
        schema
            .get(field.key())
            .forbidden("the status is a resource of its own, and this would not reach it.");
      }
    }
  }

  private static boolean isNothing(Field field) {
    return field.isEmpty() || Boolean.FALSE.equals(field.value());
  }
}
