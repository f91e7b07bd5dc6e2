package io.mindscape.slipway.policies.semantic.custom;

import io.mindscape.slipway.policies.rule.cel.value.Bytes;
import io.mindscape.slipway.policies.rule.cel.value.Fault;
import io.mindscape.slipway.policies.rule.cel.value.KeyedList;
import io.mindscape.slipway.policies.rule.cel.value.Nothing;
import io.mindscape.slipway.policies.rule.cel.value.Span;
import io.mindscape.slipway.policies.rule.cel.value.TypedList;
import io.mindscape.slipway.policies.rule.cel.value.TypedMap;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes values of an object what expressions see of them. A text whose format a value has, and that
 * cannot be read, is a fault to whoever looks at it.
 */
final class SelfValues {

  private SelfValues() {}

  /**
   * The value in an expression.
   *
   * @param resource whether it is an object of its own
   */
  static Object of(Object value, Schema schema, boolean resource) {
    return of(value, resource ? schema.withObjectMeta() : schema);
  }

  private static Object of(@Nullable Object value, Schema schema) {
    return switch (value) {
      case null -> Nothing.NULL;
      case Map<?, ?> map -> object(Json.map(map), schema);
      case List<?> list -> list(Json.list(list), schema);
      case String text when schema.text("type").equals("string") && !schema.isIntOrString() ->
          text(text, schema.text("format"));
      case Long whole when schema.text("type").equals("number") -> whole.doubleValue();
      default -> value;
    };
  }

  private static Object object(Map<String, @Nullable Object> map, Schema schema) {
    var seen = new TypedMap();
    var additional = schema.additional();
    map.forEach(
        (key, value) -> {
          var property = schema.properties().get(key);
          var name = Escaping.escaped(key);
          if (property != null && name != null && value != null) {
            seen.put(name, of(value, property.inner()));
          } else if (property == null && additional != null) {
            seen.put(key, of(value, additional.inner()));
          } else if (property == null && schema.text("type").isEmpty() && value != null) {
            seen.put(key, of(value, schema));
          }
        });
    return seen;
  }

  private static Object list(List<@Nullable Object> list, Schema schema) {
    List<Object> seen =
        switch (schema.listType()) {
          case "set" -> new KeyedList(List.of());
          case "map" -> new KeyedList(schema.listKeys());
          default -> new TypedList(list.size());
        };
    var items = schema.items() == null ? schema : schema.items().inner();
    list.forEach(item -> seen.add(of(item, items)));
    return seen;
  }

  private static Object text(String text, String format) {
    try {
      return switch (format) {
        case "byte" -> new Bytes(Base64.getUrlDecoder().decode(text));
        case "duration" -> new Span(Durations.nanos(text));
        case "date" -> LocalDate.parse(text).atStartOfDay().atOffset(ZoneOffset.UTC);
        case "date-time" -> time(text);
        default -> text;
      };
    } catch (IllegalArgumentException | DateTimeException e) {
      return new Fault("Invalid %s formatted string %s".formatted(format, text));
    }
  }

  private static OffsetDateTime time(String text) {
    boolean isLocal = text.matches("[0-9T:-]{10}[0-9T:.]*");
    return isLocal
        ? LocalDateTime.parse(text).atOffset(ZoneOffset.UTC)
        : OffsetDateTime.parse(upper(text));
  }

  private static String upper(String text) {
    if (text.contains("t") || text.contains("z")) {
      throw new IllegalArgumentException("times are written with a large T and Z");
    }
    return text;
  }
}
