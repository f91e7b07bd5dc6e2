package io.mindscape.slipway.policies.semantic.crd;

import io.mindscape.slipway.policies.semantic.field.Field;
import java.util.List;
import java.util.Set;

/** What a schema in a CustomResourceDefinition may say, at every depth. */
final class Schemas {

  private static final Set<String> TYPES =
      Set.of("string", "number", "integer", "boolean", "array", "object");
  private static final Set<String> META = Set.of("metadata", "kind", "apiVersion");
  private static final Set<String> REASONS =
      Set.of(
          "FieldValueInvalid", "FieldValueForbidden", "FieldValueRequired", "FieldValueDuplicate");

  private Schemas() {}

  /**
   * Where a schema stands.
   *
   * @param defaults whether there may be defaults
   * @param inMeta whether it is about the metadata of an object
   */
  record Place(boolean root, boolean defaults, boolean inMeta) {
    static final Place ROOT = new Place(true, true, false);

    Place below() {
      return new Place(false, defaults, inMeta);
    }
  }

  static void judge(Field schema, Place place) {
    unsupported(schema, place);
    additional(schema, place);
    boolean isObject = place.root() || schema.get("x-kubernetes-embedded-resource").flag();
    for (var property : schema.get("properties").entries()) {
      boolean meta = isObject && META.contains(property.key());
      var inside =
          new Place(false, place.defaults() && !(meta && place.root()), place.inMeta() || meta);
      judge(property, inside);
    }
    branches(schema, place.below());
    var preserve = schema.get("x-kubernetes-preserve-unknown-fields");
    if (preserve.isSet() && !preserve.flag()) {
      preserve.invalid("it is true, or not there.");
    }
    ListTypes.judge(schema);
    schema.get("x-kubernetes-validations").items().forEach(rule -> validation(rule, schema));
  }

  private static void unsupported(Field schema, Place place) {
    var type = schema.get("type");
    if (!type.text().isEmpty()) {
      type.oneOf(TYPES);
    }
    if (schema.get("default").isSet() && !place.defaults()) {
      schema.get("default").forbidden("metadata has no defaults of yours.");
    }
    for (var name : List.of("id", "$schema", "patternProperties", "definitions")) {
      if (!schema.get(name).isEmpty()) {
        schema.get(name).forbidden("Kubernetes does not support it.");
      }
    }
    for (var name : List.of("additionalItems", "dependencies", "$ref")) {
      if (schema.get(name).isSet()) {
        schema.get(name).forbidden("Kubernetes does not support it.");
      }
    }
    if (schema.get("items").items().size() > 0) {
      schema.get("items").forbidden("it has to be one schema, not a list.");
    }
    if (place.inMeta() && schema.get("x-kubernetes-embedded-resource").flag()) {
      schema.get("x-kubernetes-embedded-resource").forbidden("this is metadata.");
    }
    if (schema.get("uniqueItems").flag()) {
      schema.get("uniqueItems").forbidden("it would cost too much to check.");
    }
  }

  private static void additional(Field schema, Place place) {
    var additional = schema.get("additionalProperties");
    boolean isSchema = Structure.isSchema(additional);
    if (schema.get("properties").size() > 0
        && (isSchema || Boolean.FALSE.equals(additional.value()))) {
      additional.forbidden("a schema has properties or additionalProperties, not both.");
    }
    if (isSchema) {
      judge(additional, new Place(false, place.defaults() && !place.inMeta(), place.inMeta()));
    }
  }

  private static void branches(Field schema, Place place) {
    if (schema.get("not").isSet()) {
      judge(schema.get("not"), place);
    }
    for (var name : List.of("allOf", "oneOf", "anyOf")) {
      schema.get(name).items().forEach(each -> judge(each, place));
    }
    schema.get("definitions").entries().forEach(each -> judge(each, place));
    var items = schema.get("items");
    if (Structure.isSchema(items)) {
      judge(items, place);
    }
    items.items().forEach(each -> judge(each, place));
  }

  private static void validation(Field rule, Field schema) {
    var text = rule.get("rule");
    var message = rule.get("message");
    if (text.text().isBlank()) {
      text.required();
    } else if (!message.text().isEmpty() && message.text().isBlank()) {
      message.invalid("it says nothing.");
    } else if (hasLines(message.text().strip())) {
      message.invalid("it may not have more than one line.");
    } else if (hasLines(text.text().strip()) && message.text().isBlank()) {
      message.required("a rule of more than one line has one.");
    }
    var expression = rule.get("messageExpression");
    if (!expression.text().isEmpty() && expression.text().isBlank()) {
      expression.required();
    }
    if (rule.get("reason").isSet()) {
      rule.get("reason").oneOf(REASONS);
    }
    path(rule.get("fieldPath"), schema);
  }

  private static void path(Field path, Field schema) {
    var text = path.text();
    if (!text.isEmpty() && text.isBlank()) {
      path.invalid("it says nothing.");
    } else if (hasLines(text)) {
      path.invalid("it may not have more than one line.");
    } else if (!text.isEmpty() && SchemaPaths.find(schema, text, true) == null) {
      path.invalid("the schema has no such field.");
    }
  }

  private static boolean hasLines(String text) {
    return text.contains("\n") || text.contains("\r");
  }
}
