package io.mindscape.slipway.policies.hcl.evaluate;

import io.mindscape.slipway.policies.hcl.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Values as JSON, written as Terraform writes it. */
final class Json {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private Json() {}

  /** The JSON of a value all of which is known. */
  static String text(Value value) {
    return switch (value) {
      case Value.Text(var text) -> quoted(text);
      case Value.Sequence(var items, var isSet) ->
          items.stream().map(Json::text).collect(Collectors.joining(",", "[", "]"));
      case Value.Fields(var fields, var isOpen) ->
          fields.entrySet().stream()
              .map(entry -> quoted(entry.getKey()) + ":" + text(entry.getValue()))
              .collect(Collectors.joining(",", "{", "}"));
      case Value.Numeral numeral -> Conversions.text(numeral).orElse("0");
      case Value.Truth truth -> Boolean.toString(truth.isTrue());
      case Value.Null nothing -> "null";
      case Value.Unknown unknown -> throw new IllegalArgumentException("unknown has no JSON");
    };
  }

  private static String quoted(String text) {
    var made = new StringBuilder("\"");
    for (int at = 0; at < text.length(); at++) {
      char next = text.charAt(at);
      switch (next) {
        case '"' -> made.append("\\\"");
        case '\\' -> made.append("\\\\");
        case '\n' -> made.append("\\n");
        case '\r' -> made.append("\\r");
        case '\t' -> made.append("\\t");
        case '<', '>', '&', '\u2028', '\u2029' -> made.append("\\u%04x".formatted((int) next));
        default -> made.append(next < ' ' ? "\\u%04x".formatted((int) next) : next);
      }
    }
    return made.append('"').toString();
  }

  /** What a text of JSON says; empty where it is none. */
  static Optional<Value> read(String text) {
    try {
      return Optional.of(value(MAPPER.readTree(text)));
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private static Value value(JsonNode node) {
    if (node.isObject()) {
      var fields = new TreeMap<String, Value>();
      node.properties().forEach(entry -> fields.put(entry.getKey(), value(entry.getValue())));
      return Value.fields(fields);
    }
    if (node.isArray()) {
      List<Value> items = new ArrayList<>();
      node.forEach(item -> items.add(value(item)));
      return Value.list(items);
    }
    if (node.isNumber()) {
      return Value.of(node.decimalValue());
    }
    if (node.isBoolean()) {
      return Value.of(node.booleanValue());
    }
    return node.isNull() ? Value.nothing() : Value.of(node.asString());
  }
}
