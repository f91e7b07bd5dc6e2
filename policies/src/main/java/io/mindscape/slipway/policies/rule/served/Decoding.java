package io.mindscape.slipway.policies.rule.served;

import io.mindscape.slipway.policies.rule.cel.value.Nothing;
import io.mindscape.slipway.policies.rule.cel.value.TypedList;
import io.mindscape.slipway.policies.rule.cel.value.TypedMap;
import io.mindscape.slipway.policies.rule.served.Struct.Field;
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
  TypedMap object(Mapping mapping, Struct struct) {
    var nodes = nodes(mapping, struct);
    var object = new TypedMap();
    for (int at = 0; at < nodes.length; at++) {
      var field = struct.field(at);
      var node = nodes[at];
      var value = isNull(node) ? zero(field) : kept(field, value(node, field));
      if (value != null) {
        object.put(struct.name(at), value);
      }
    }
    return object;
  }

  private static @Nullable YamlNode[] nodes(Mapping mapping, Struct struct) {
    var nodes = new @Nullable YamlNode[struct.size()];
    for (var entry : mapping.entries()) {
      int at = struct.place(entry.key());
      if (at >= 0 && nodes[at] == null) {
        nodes[at] = entry.value();
      }
    }
    return nodes;
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
    return switch (field.type()) {
      case 'o' -> object(EMPTY, types.type(field.number()));
      case 'x' -> 0L;
      case 'q' -> "0";
      case 't', 'u', 'r' -> field.omitsEmpty() ? null : Nothing.NULL;
      case 'd' -> "0s";
      default -> field.omitsEmpty() ? null : emptiness(field.type());
    };
  }

  private static Object emptiness(char type) {
    return switch (type) {
      case 's' -> "";
      case 'b' -> false;
      case 'i' -> 0L;
      case 'f' -> 0.0;
      default -> Nothing.NULL;
    };
  }

  private static @Nullable Object kept(Field field, @Nullable Object value) {
    boolean canOmit = field.omitsEmpty() && !field.isPointer() && field.type() != 'x';
    return canOmit && isEmpty(field, value) ? null : value;
  }

  private static boolean isEmpty(Field field, @Nullable Object value) {
    if (value instanceof String text) {
      return text.isEmpty();
    }
    if (value instanceof Map<?, ?> map) {
      return field.type() == 'm' && map.isEmpty();
    }
    if (value instanceof List<?> list) {
      return list.isEmpty();
    }
    return value == null || value.equals(false) || value.equals(0L) || value.equals(0.0);
  }

  private @Nullable Object value(@Nullable YamlNode node, Field field) {
    char type = field.type();
    var item = field.item();
    // No switch over types, here and below: before it is compiled it costs more than all the rest.
    if (node instanceof Scalar scalar) {
      return scalar(scalar, type);
    }
    if (node instanceof Mapping mapping && type == 'o') {
      return object(mapping, types.type(field.number()));
    }
    if (node instanceof Mapping mapping && type == 'm' && item != null) {
      return map(mapping, item);
    }
    if (node instanceof Sequence list && type == 'l' && item != null) {
      return list(list, item);
    }
    return node == null ? Nothing.NULL : plain(node);
  }

  private TypedMap map(Mapping mapping, Field field) {
    var map = new TypedMap();
    for (var entry : mapping.entries()) {
      var value = isNull(entry.value()) ? zero(field) : value(entry.value(), field);
      if (value != null) {
        map.put(entry.jsonKey(), value);
      }
    }
    return map;
  }

  private TypedList list(Sequence sequence, Field field) {
    var list = new TypedList(sequence.items().size());
    for (var item : sequence.items()) {
      var value = isNull(item) ? zero(field) : value(item, field);
      list.add(value == null ? Nothing.NULL : value);
    }
    return list;
  }

  private static Object scalar(Scalar scalar, char type) {
    var value = scalar.value() == null ? Nothing.NULL : scalar.value();
    return switch (type) {
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
