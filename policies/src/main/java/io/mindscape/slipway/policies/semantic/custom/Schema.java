package io.mindscape.slipway.policies.semantic.custom;

import io.mindscape.slipway.policies.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A structural schema, as a CustomResourceDefinition has it. It has to be one that the server
 * takes; of others nothing is promised.
 */
public final class Schema {

  private final Map<String, @Nullable Object> said;
  private final Map<String, Schema> properties;
  private final @Nullable Schema items;
  private final @Nullable Schema additional;

  private final boolean literal;
  private final Patterns patterns;

  private Schema(Map<String, @Nullable Object> said, boolean literal, Patterns patterns) {
    this.said = said;
    this.literal = literal;
    this.patterns = patterns;
    this.properties = below(said.get("properties"));
    this.items = schema(said.get("items"));
    this.additional = schema(said.get("additionalProperties"));
  }

  /** The schema that is written at a node; one that takes anything where nothing is. */
  public static Schema at(@Nullable YamlNode node) {
    return of(Json.of(node));
  }

  /** The schema that is written as JSON. */
  static Schema of(@Nullable Object json) {
    return new Schema(json instanceof Map<?, ?> ? Json.map(json) : Map.of(), false, new Patterns());
  }

  /** An object with one field, and its schema. */
  static Schema holding(String field, Schema schema) {
    return new Schema(
        Map.of("properties", Map.of(field, schema.said)), schema.literal, schema.patterns);
  }

  /** The same, as the root of an object. */
  Schema asResource() {
    Map<String, @Nullable Object> with = new LinkedHashMap<>(said);
    with.put("x-kubernetes-embedded-resource", true);
    return new Schema(with, literal, patterns);
  }

  /** The same, as a rule sees it from around: an object of its own has a name, whatever it says. */
  Schema inner() {
    return isResource() ? withObjectMeta() : this;
  }

  /** The same, with the fields that each object has for a rule, and no others in its metadata. */
  Schema withObjectMeta() {
    if (hasObjectMeta()) {
      return this;
    }
    Map<String, @Nullable Object> text = Map.of("type", "string");
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    properties.forEach((name, property) -> fields.put(name, property.said));
    fields.put("kind", text);
    fields.put("apiVersion", text);
    fields.put(
        "metadata",
        Map.of("type", "object", "properties", Map.of("name", text, "generateName", text)));
    Map<String, @Nullable Object> with = new LinkedHashMap<>(said);
    with.put("properties", fields);
    return new Schema(with, literal, patterns);
  }

  private boolean hasObjectMeta() {
    var metadata = properties.get("metadata");
    return isText(properties.get("kind"))
        && isText(properties.get("apiVersion"))
        && metadata != null
        && isText(metadata.properties.get("name"))
        && isText(metadata.properties.get("generateName"));
  }

  private static boolean isText(@Nullable Schema schema) {
    return schema != null && schema.text("type").equals("string");
  }

  /** The rules of this level. */
  List<WrittenRule> rules() {
    return all("x-kubernetes-validations").stream()
        .map(rule -> rule instanceof Map<?, ?> map ? WrittenRule.of(Json.map(map)) : null)
        .filter(Objects::nonNull)
        .toList();
  }

  /** Whether there are rules here or further down. */
  boolean hasRules() {
    return !rules().isEmpty()
        || (items != null && items.hasRules())
        || (additional != null && additional.hasRules())
        || properties.values().stream().anyMatch(Schema::hasRules);
  }

  /**
   * The same, with types and formats taken as they are written: the server judges defaults so, and
   * then {@code x-kubernetes-int-or-string} is no type.
   */
  Schema literally() {
    return new Schema(said, true, patterns);
  }

  private @Nullable Schema schema(@Nullable Object json) {
    return json instanceof Map<?, ?> ? new Schema(Json.map(json), literal, patterns) : null;
  }

  private Map<String, Schema> below(@Nullable Object json) {
    Map<String, Schema> schemas = new LinkedHashMap<>();
    if (json instanceof Map<?, ?>) {
      Json.map(json)
          .forEach(
              (name, each) ->
                  schemas.put(
                      name,
                      new Schema(
                          each instanceof Map<?, ?> ? Json.map(each) : Map.of(),
                          literal,
                          patterns)));
    }
    return schemas;
  }

  // ── structure

  /** The fields that it knows. */
  Map<String, Schema> properties() {
    return properties;
  }

  /** The schema of the items of a list, or null. */
  @Nullable Schema items() {
    return items;
  }

  /** The schema of the values of a map, or null. */
  @Nullable Schema additional() {
    return additional;
  }

  /** Whether it says of other fields than its own that they may be there, or not. */
  boolean speaksOfOthers() {
    return said.get("additionalProperties") != null;
  }

  /** Whether no others than its own fields may be there. */
  boolean forbidsOthers() {
    return Boolean.FALSE.equals(said.get("additionalProperties"));
  }

  boolean preserves() {
    return flag("x-kubernetes-preserve-unknown-fields");
  }

  boolean isResource() {
    return flag("x-kubernetes-embedded-resource");
  }

  boolean isIntOrString() {
    return flag("x-kubernetes-int-or-string");
  }

  boolean nullable() {
    return flag("nullable");
  }

  /** What stands for what is not written, or null. */
  @Nullable Object standard() {
    return said.get("default");
  }

  // ── values

  /** The types that a value may have; none where any is right. */
  List<String> types() {
    if (isIntOrString() && !literal) {
      return List.of("integer", "string");
    }
    return text("type").isEmpty() ? List.of() : List.of(text("type"));
  }

  /** The format, where it is one that the server looks at; else empty. */
  String format() {
    var format = text("format");
    if (literal) {
      return format;
    }
    var type = types().size() == 1 ? types().get(0) : "";
    boolean counts =
        switch (type) {
          case "", "string" -> Forms.isKnown(format);
          case "integer" -> format.equals("int32") || format.equals("int64");
          case "number" -> format.equals("float") || format.equals("double");
          default -> false;
        };
    return counts ? format : "";
  }

  /** Whether a text matches the pattern somewhere, if there is one. */
  boolean allows(String text) {
    return patterns.allow(text("pattern"), text);
  }

  /** The schemas of {@code allOf}, {@code anyOf} or {@code oneOf}. */
  List<Schema> branches(String name) {
    return all(name).stream().map(this::schema).filter(Objects::nonNull).toList();
  }

  @Nullable Schema not() {
    return schema(said.get("not"));
  }

  List<String> required() {
    return texts("required");
  }

  List<@Nullable Object> choices() {
    return all("enum");
  }

  String listType() {
    return text("x-kubernetes-list-type");
  }

  List<String> listKeys() {
    return texts("x-kubernetes-list-map-keys");
  }

  /** A bound that may have a fraction, or null. */
  @Nullable Double bound(String name) {
    return said.get(name) instanceof Number number ? (Double) number.doubleValue() : null;
  }

  /** A count, or null. */
  @Nullable Long count(String name) {
    return said.get(name) instanceof Number number ? (Long) number.longValue() : null;
  }

  boolean flag(String name) {
    return Boolean.TRUE.equals(said.get(name));
  }

  String text(String name) {
    return said.get(name) instanceof String text ? text : "";
  }

  /** A list of anything; empty where there is none. */
  List<@Nullable Object> all(String name) {
    return said.get(name) instanceof List<?> list ? Json.list(list) : List.of();
  }

  private List<String> texts(String name) {
    return all(name).stream().map(String::valueOf).toList();
  }
}
