package io.mindscape.slipway.policies.semantic.crd;

import com.google.re2j.PatternSyntaxException;
import io.mindscape.slipway.policies.pattern.GoPattern;
import io.mindscape.slipway.policies.semantic.field.Field;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether a schema is structural: each field has one type, said outside of {@code allOf}, {@code
 * anyOf}, {@code oneOf} and {@code not}.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#specifying-a-structural-schema">Structural
 *     schemas</a>
 */
final class Structure {

  private static final Object INT_OR_STRING =
      List.of(Map.of("type", "integer"), Map.of("type", "string"));

  private Structure() {}

  static void judge(Field schema) {
    invariants(schema, true);
    Completeness.judge(schema, schema);
  }

  private static void invariants(Field schema, boolean root) {
    var type = schema.get("type");
    var items = schema.get("items");
    var additional = schema.get("additionalProperties");
    boolean embedded = schema.get("x-kubernetes-embedded-resource").flag();
    boolean preserve = schema.get("x-kubernetes-preserve-unknown-fields").flag();
    boolean intOrString = schema.get("x-kubernetes-int-or-string").flag();
    if (type.text().equals("array") && !isSchema(items)) {
      items.required("an array has items.");
    }
    if (isSchema(items)) {
      invariants(items, false);
    }
    schema.get("properties").entries().forEach(each -> invariants(each, false));
    if (additional.isSet() && (root || embedded)) {
      additional.forbidden("an object of Kubernetes has properties.");
    }
    if (isSchema(additional)) {
      invariants(additional, false);
    }
    if (intOrString && (preserve || embedded)) {
      schema.get("x-kubernetes-int-or-string").invalid("a number or a text has no fields.");
    }
    values(schema, false, isIntOrString(schema.get("anyOf")));
    type(type, root, embedded, intOrString || preserve);
    if (root || embedded) {
      meta(schema, root);
    }
    if (embedded && !preserve && schema.get("properties").size() == 0) {
      schema.get("properties").required("an object has some, or keeps those that it has.");
    }
  }

  private static void type(Field type, boolean root, boolean embedded, boolean mayBeEmpty) {
    if (type.text().isEmpty() && (embedded || !mayBeEmpty)) {
      type.required();
    } else if ((embedded || (root && !type.text().isEmpty())) && !type.text().equals("object")) {
      type.invalid("it has to be object.");
    }
  }

  private static void meta(Field schema, boolean root) {
    var properties = schema.get("properties");
    for (var name : List.of("kind", "apiVersion")) {
      var property = properties.entry(name);
      if (property.isSet() && !property.get("type").text().equals("string")) {
        property.get("type").invalid("it has to be string.");
      }
    }
    var metadata = properties.entry("metadata");
    if (!metadata.isSet()) {
      return;
    }
    if (!metadata.get("type").text().equals("object")) {
      metadata.get("type").invalid("it has to be object.");
    }
    if (root) {
      boolean more =
          metadata.entries().stream()
              .anyMatch(
                  each ->
                      !Set.of("type", "default", "properties").contains(each.key())
                          && !each.isEmpty()
                          && !Boolean.FALSE.equals(each.value()));
      boolean others =
          metadata.get("properties").entries().stream()
              .anyMatch(each -> !Set.of("name", "generateName").contains(each.key()));
      if (more || others) {
        metadata.forbidden("of metadata only name and generateName can be restricted.");
      }
    }
  }

  /** The part of a schema that says what values there are. */
  private static void values(Field schema, boolean nested, boolean skipAnyOf) {
    if (!skipAnyOf) {
      schema.get("anyOf").items().forEach(each -> nested(each, false));
    }
    int at = 0;
    for (var each : schema.get("allOf").items()) {
      nested(each, at == 0 && !nested && isIntOrString(each.get("anyOf")));
      at++;
    }
    schema.get("oneOf").items().forEach(each -> nested(each, false));
    if (schema.get("not").isSet()) {
      nested(schema.get("not"), false);
    }
    var pattern = schema.get("pattern");
    try {
      if (!pattern.text().isEmpty()) {
        GoPattern.check(pattern.text());
      }
    } catch (PatternSyntaxException e) {
      pattern.invalid("it is no regular expression.");
    }
  }

  /** A schema below allOf, anyOf, oneOf or not: it says nothing of types. */
  private static void nested(Field schema, boolean skipAnyOf) {
    values(schema, true, skipAnyOf);
    if (isSchema(schema.get("items"))) {
      nested(schema.get("items"), false);
    }
    schema.get("properties").entries().forEach(each -> nested(each, false));
    for (var name :
        List.of(
            "type",
            "title",
            "description",
            "default",
            "x-kubernetes-list-map-keys",
            "x-kubernetes-list-type",
            "x-kubernetes-map-type",
            "x-kubernetes-validations")) {
      if (!schema.get(name).isEmpty() || (name.equals("default") && schema.get(name).isSet())) {
        outside(schema.get(name));
      }
    }
    for (var name :
        List.of(
            "nullable",
            "x-kubernetes-preserve-unknown-fields",
            "x-kubernetes-embedded-resource",
            "x-kubernetes-int-or-string")) {
      if (schema.get(name).flag()) {
        outside(schema.get(name));
      }
    }
    var additional = schema.get("additionalProperties");
    if (isSchema(additional) || additional.flag()) {
      outside(additional);
    }
    if (schema.get("properties").entry("metadata").isSet()) {
      outside(schema.get("properties").entry("metadata"));
    }
  }

  private static void outside(Field field) {
    field.forbidden("it belongs outside of allOf, anyOf, oneOf and not.");
  }

  private static boolean isIntOrString(Field anyOf) {
    return INT_OR_STRING.equals(anyOf.value());
  }

  /** Whether a schema stands there: what may be a list, true or false, may be one instead. */
  static boolean isSchema(Field field) {
    return field.value() instanceof Map;
  }
}
