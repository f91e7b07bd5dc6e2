package io.mindscape.slipway.policies.edit;

import io.mindscape.slipway.policies.edit.Way.Step;
import io.mindscape.slipway.policies.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What files say, without how they say it: maps, lists and {@link Leaf}s. A change can be made here
 * too, and what comes out is what the changed file has to say.
 */
final class Trees {

  private Trees() {}

  /**
   * A single value.
   *
   * @param type of what was read; {@code any} of what may be read as one type or another
   */
  record Leaf(String text, String type) {
    private static final String ANY = "any";

    boolean is(Leaf other) {
      return text.equals(other.text)
          && (type.equals(other.type) || type.equals(ANY) || other.type.equals(ANY));
    }
  }

  static Object of(YamlNode node) {
    return switch (node) {
      case YamlNode.Scalar scalar -> new Leaf(scalar.text(), scalar.type().name());
      case YamlNode.Sequence list -> new ArrayList<>(list.items().stream().map(Trees::of).toList());
      case YamlNode.Mapping mapping -> {
        Map<String, Object> map = new LinkedHashMap<>();
        mapping.entries().forEach(entry -> map.put(entry.key(), of(entry.value())));
        yield map;
      }
    };
  }

  private static Object of(Value value) {
    return switch (value) {
      case Value.Text(var text) -> new Leaf(text, YamlNode.Scalar.Type.STRING.name());
      case Value.Bare(var text) -> new Leaf(text, bareType(text));
      case Value.Loose(var text) -> new Leaf(text, Leaf.ANY);
      case Value.Items(var items) -> new ArrayList<>(items.stream().map(Trees::of).toList());
      case Value.Tree(var pairs) -> {
        Map<String, Object> map = new LinkedHashMap<>();
        pairs.forEach(pair -> map.put(pair.key(), of(pair.value())));
        yield map;
      }
    };
  }

  private static String bareType(String text) {
    if (text.equals("null")) {
      return YamlNode.Scalar.Type.NULL.name();
    }
    if (text.equals("true") || text.equals("false")) {
      return YamlNode.Scalar.Type.BOOLEAN.name();
    }
    boolean isWhole = text.length() < 18 && text.chars().allMatch(Character::isDigit);
    return isWhole ? YamlNode.Scalar.Type.INTEGER.name() : Leaf.ANY;
  }

  /** What {@code before}, which is not touched, says after the change. */
  static Object changed(Object before, Change change) {
    return switch (change) {
      case Change.Put(var way, var value) -> put(before, way.steps(), value);
      case Change.Add(var way, var value) ->
          at(before, way.steps(), list -> plus(asList(list), of(value)));
      case Change.Remove(var way) ->
          at(before, way.parent().steps(), map -> without(asMap(map), lastKey(way)));
      case Change.Rename(var way, var key) ->
          at(before, way.parent().steps(), map -> renamed(asMap(map), lastKey(way), key));
      case Change.Drop drop -> before;
      case Change.Lines lines -> throw new Unfit("lines are no values");
    };
  }

  static String lastKey(Way way) {
    if (way.steps().isEmpty() || !(way.steps().getLast() instanceof Step.Key(var name))) {
      throw new Unfit("it is no key of a mapping");
    }
    return name;
  }

  private static Object put(Object node, List<Step> steps, Value value) {
    if (!steps.isEmpty()) {
      var rest = steps.subList(1, steps.size());
      return switch (steps.getFirst()) {
        case Step.Key(var name) -> {
          var map = isNothing(node) ? Map.<String, Object>of() : asMap(node);
          yield with(map, name, put(map.getOrDefault(name, NOTHING), rest, value));
        }
        case Step.Item(var position) ->
            at(node, steps.subList(0, 1), item -> put(item, rest, value));
      };
    }
    if (value instanceof Value.Tree(var pairs) && node instanceof Map<?, ?>) {
      var result = node;
      for (var pair : pairs) {
        result = put(result, List.of(new Step.Key(pair.key())), pair.value());
      }
      return result;
    }
    if (node instanceof Leaf || value instanceof Value.Tree == node instanceof Map) {
      return of(value);
    }
    throw new Unfit("a list or a mapping stands there");
  }

  private static final Leaf NOTHING = new Leaf("", YamlNode.Scalar.Type.NULL.name());

  private static boolean isNothing(Object node) {
    return node instanceof Leaf leaf && leaf.type().equals(YamlNode.Scalar.Type.NULL.name());
  }

  private static Object at(Object node, List<Step> steps, UnaryOperator<Object> to) {
    if (steps.isEmpty()) {
      return to.apply(node);
    }
    var rest = steps.subList(1, steps.size());
    return switch (steps.getFirst()) {
      case Step.Key(var name) -> {
        var map = asMap(node);
        if (!map.containsKey(name)) {
          throw new Unfit("there is no \"%s\"".formatted(name));
        }
        yield with(map, name, at(map.getOrDefault(name, NOTHING), rest, to));
      }
      case Step.Item(var position) -> {
        var list = asList(node);
        if (position >= list.size()) {
          throw new Unfit("there is no item %d".formatted(position));
        }
        var changed = new ArrayList<>(list);
        changed.set(position, at(list.get(position), rest, to));
        yield changed;
      }
    };
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> asMap(Object node) {
    if (node instanceof Map<?, ?> map) {
      return (Map<String, Object>) map;
    }
    throw new Unfit("there is no mapping");
  }

  @SuppressWarnings("unchecked")
  private static List<Object> asList(Object node) {
    if (node instanceof List<?> list) {
      return (List<Object>) list;
    }
    throw new Unfit("there is no list");
  }

  private static Object plus(List<Object> list, Object item) {
    var longer = new ArrayList<>(list);
    longer.add(item);
    return longer;
  }

  private static Map<String, Object> with(Map<String, Object> map, String key, Object value) {
    var changed = new LinkedHashMap<>(map);
    changed.put(key, value);
    return changed;
  }

  private static Map<String, Object> without(Map<String, Object> map, String key) {
    var changed = new LinkedHashMap<>(map);
    if (changed.remove(key) == null) {
      throw new Unfit("there is no \"%s\"".formatted(key));
    }
    return changed;
  }

  private static Map<String, Object> renamed(Map<String, Object> map, String from, String to) {
    if (map.containsKey(to)) {
      throw new Unfit("there is a \"%s\" already".formatted(to));
    }
    var changed = new LinkedHashMap<String, Object>();
    map.forEach((key, value) -> changed.put(key.equals(from) ? to : key, value));
    return changed;
  }

  /** Whether both say the same; the order of keys says nothing. */
  static boolean same(Object one, Object other) {
    if (one instanceof Leaf leaf) {
      return other instanceof Leaf and && leaf.is(and);
    }
    if (one instanceof List<?> list && other instanceof List<?> and) {
      if (list.size() != and.size()) {
        return false;
      }
      for (int at = 0; at < list.size(); at++) {
        if (!same(list.get(at), and.get(at))) {
          return false;
        }
      }
      return true;
    }
    return one instanceof Map<?, ?> map
        && other instanceof Map<?, ?> and
        && map.keySet().equals(and.keySet())
        && map.entrySet().stream()
            .allMatch(
                entry -> {
                  var value = and.get(entry.getKey());
                  return value != null && same(entry.getValue(), value);
                });
  }
}
