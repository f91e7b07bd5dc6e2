package io.mindscape.slipway.policies.rule.served;

import io.mindscape.slipway.policies.rule.cel.value.Nothing;
import io.mindscape.slipway.policies.rule.cel.value.TypedList;
import io.mindscape.slipway.policies.rule.cel.value.TypedMap;
import io.mindscape.slipway.policies.rule.served.GoTypes.Field;
import io.mindscape.slipway.policies.yaml.YamlNode;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import io.mindscape.slipway.policies.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decodes YAML into values as Go decodes it into its types, zero values and all. */
final class Decoding {

  private static final Mapping EMPTY =
      new Mapping(io.mindscape.slipway.policies.finding.Place.startOf("-"), List.of());

  private final GoTypes types;

  Decoding(GoTypes types) {
    this.types = types;
  }

  /** An object of a built-in kind. */
  TypedMap object(Mapping mapping, Map<String, Field> fields) {
    var object = new TypedMap();
    for (var entry : fields.entrySet()) {
      var field = entry.getValue();
      var node = mapping.get(entry.getKey());
      var value = isNull(node) ? zero(field) : kept(field, value(node, field.type()));
      if (value != null) {
        object.put(entry.getKey(), value);
      }
    }
    return object;
  }

  private static boolean isNull(@Nullable YamlNode node) {
    return node == null || (node instanceof Scalar scalar && scalar.value() == null);
  }

  /** What stands for a field that is not given; null for nothing. */
  private @Nullable Object zero(Field field) {
    if (field.omitsZero() || (field.isPointer() && field.omitsEmpty())) {
      return null;
    }
    if (field.isPointer()) {
      return Nothing.NULL;
    }
    return switch (field.type().charAt(0)) {
      case 'o' -> object(EMPTY, types.type(number(field.type())));
      case 'x' -> 0L;
      case 'q' -> "0";
      case 't', 'u', 'r' -> field.omitsEmpty() ? null : Nothing.NULL;
      case 'd' -> "0s";
      default -> field.omitsEmpty() ? null : emptiness(field.type());
    };
  }

  private static Object emptiness(String type) {
    return switch (type.charAt(0)) {
      case 's' -> "";
      case 'b' -> false;
      case 'i' -> 0L;
      case 'f' -> 0.0;
      default -> Nothing.NULL;
    };
  }

  private static @Nullable Object kept(Field field, @Nullable Object value) {
    boolean isEmpty =
        value == null
            || value.equals("")
            || value.equals(false)
            || value.equals(0L)
            || value.equals(0.0)
            || (value instanceof List<?> list && list.isEmpty())
            || (field.type().startsWith("m") && value instanceof Map<?, ?> map && map.isEmpty());
    boolean canOmit = field.omitsEmpty() && !field.isPointer() && !field.type().startsWith("x");
    return isEmpty && canOmit ? null : value;
  }

  private static int number(String type) {
    return Integer.parseInt(type.substring(1));
  }

  private @Nullable Object value(@Nullable YamlNode node, String type) {
    return switch (node) {
      case null -> Nothing.NULL;
      case Mapping mapping when type.startsWith("o") -> object(mapping, types.type(number(type)));
      case Mapping mapping when type.startsWith("m") -> map(mapping, type.substring(1));
      case Sequence list when type.startsWith("l") -> list(list, type.substring(1));
      case Scalar scalar -> scalar(scalar, type);
      default -> plain(node);
    };
  }

  private TypedMap map(Mapping mapping, String type) {
    var map = new TypedMap();
    for (var entry : mapping.entries()) {
      var value =
          isNull(entry.value())
              ? zero(new Field(type, false, false, false))
              : value(entry.value(), type);
      if (value != null) {
        map.put(entry.jsonKey(), value);
      }
    }
    return map;
  }

  private TypedList list(Sequence sequence, String type) {
    var list = new TypedList(sequence.items().size());
    for (var item : sequence.items()) {
      var value = isNull(item) ? zero(new Field(type, false, false, false)) : value(item, type);
      list.add(value == null ? Nothing.NULL : value);
    }
    return list;
  }

  private static Object scalar(Scalar scalar, String type) {
    var value = scalar.value() == null ? Nothing.NULL : scalar.value();
    return switch (type.charAt(0)) {
      case 's', 'y', 'd' -> scalar.text();
      case 'q' -> Quantities.canonical(scalar.text());
      case 't' -> Moments.seconds(scalar.text());
      case 'f' -> value instanceof Long number ? (Object) number.doubleValue() : value;
      case 'i' -> value instanceof Double number ? (Object) number.longValue() : value;
      default -> value;
    };
  }

  /** A value of no known type: what JSON says it is. Nulls are left out, as the server does. */
  static Object plain(YamlNode node) {
    return switch (node) {
      case Scalar scalar -> scalar.value() == null ? Nothing.NULL : scalar.value();
      case Sequence list -> {
        var items = new ArrayList<Object>();
        list.items().forEach(item -> items.add(plain(item)));
        yield items;
      }
      case Mapping mapping -> {
        var map = new LinkedHashMap<Object, Object>();
        for (var entry : mapping.entries()) {
          if (!isNull(entry.value())) {
            map.put(entry.jsonKey(), plain(entry.value()));
          }
        }
        yield map;
      }
    };
  }
}
