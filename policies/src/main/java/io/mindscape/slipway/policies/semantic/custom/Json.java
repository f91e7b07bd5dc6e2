package io.mindscape.slipway.policies.semantic.custom;

import io.mindscape.slipway.policies.yaml.YamlNode;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import io.mindscape.slipway.policies.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values as the server holds them: {@code String}, {@code Long}, {@code Double}, {@code Boolean},
 * {@code Map}, {@code List} and null. Maps and lists can be changed.
 */
final class Json {

  private Json() {}

  /** What the server makes of YAML, by way of JSON. */
  static @Nullable Object of(@Nullable YamlNode node) {
    return switch (node) {
      case null -> null;
      case Scalar scalar ->
          scalar.value() instanceof Double number ? number(number) : scalar.value();
      case Sequence list -> {
        List<@Nullable Object> items = new ArrayList<>();
        list.items().forEach(item -> items.add(of(item)));
        yield items;
      }
      case Mapping mapping -> {
        Map<String, @Nullable Object> entries = new LinkedHashMap<>();
        mapping.entries().forEach(entry -> entries.put(entry.key(), of(entry.value())));
        yield entries;
      }
    };
  }

  /** JSON writes {@code 3.0} as 3, which is whole; with an exponent no number is. */
  private static Object number(Double number) {
    return number == Math.rint(number) && Math.abs(number) < 0x1p63
        ? (Object) number.longValue()
        : number;
  }

  /** A value that can be changed without changing this one. */
  static @Nullable Object copy(@Nullable Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        Map<String, @Nullable Object> entries = new LinkedHashMap<>();
        map.forEach((key, inner) -> entries.put((String) key, copy(inner)));
        yield entries;
      }
      case List<?> list -> {
        List<@Nullable Object> items = new ArrayList<>();
        list.forEach(item -> items.add(copy(item)));
        yield items;
      }
      case null, default -> value;
    };
  }

  /** The mapping that {@code value} is. */
  @SuppressWarnings("unchecked")
  static Map<String, @Nullable Object> map(Object value) {
    return (Map<String, @Nullable Object>) value;
  }

  /** The list that {@code value} is. */
  @SuppressWarnings("unchecked")
  static List<@Nullable Object> list(Object value) {
    return (List<@Nullable Object>) value;
  }

  /** What kind of value it is, for a message. */
  static String kind(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case String text -> "a text";
      case Boolean flag -> "true or false";
      case Long whole -> "a whole number";
      case Number number -> "a fraction";
      case List<?> list -> "a list";
      default -> "a mapping";
    };
  }

  /** The value itself where it is short, else what kind of value it is. */
  static String shown(@Nullable Object value) {
    return switch (value) {
      case String text when text.length() <= 60 -> '"' + text + '"';
      case String text -> '"' + text.substring(0, 59) + "…\"";
      case Boolean flag -> flag.toString();
      case Number number -> number.toString();
      case null, default -> kind(value);
    };
  }
}
