package io.mindscape.slipway.policies.edit;

import io.mindscape.slipway.policies.edit.Way.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a change means, in plain maps and lists: the tests' own word on it. */
final class Model {

  private Model() {}

  /** All ways into a document that end at something. */
  static List<Way> ways(Way from, Object node) {
    var ways = new ArrayList<Way>();
    ways.add(from);
    if (node instanceof Map<?, ?> map) {
      map.forEach((key, value) -> ways.addAll(ways(from.key(key.toString()), value)));
    } else if (node instanceof List<?> list) {
      for (int at = 0; at < list.size(); at++) {
        ways.addAll(ways(from.item(at), list.get(at)));
      }
    }
    return ways;
  }

  static Object at(Object root, Way way) {
    var node = root;
    for (var step : way.steps()) {
      node =
          switch (step) {
            case Step.Key(var name) -> ((Map<?, ?>) node).get(name);
            case Step.Item(var position) -> ((List<?>) node).get(position);
          };
    }
    return node;
  }

  static Object with(Object root, List<Step> steps, Object value) {
    if (steps.isEmpty()) {
      return value;
    }
    var rest = steps.subList(1, steps.size());
    return switch (steps.getFirst()) {
      case Step.Key(var name) -> {
        var map = new LinkedHashMap<Object, Object>();
        if (root instanceof Map<?, ?> there) {
          map.putAll(there);
        }
        map.put(name, with(map.get(name), rest, value));
        yield map;
      }
      case Step.Item(var position) -> {
        var list = new ArrayList<Object>((List<?>) root);
        list.set(position, with(list.get(position), rest, value));
        yield list;
      }
    };
  }

  static Object without(Object root, Way way) {
    var map = new LinkedHashMap<Object, Object>((Map<?, ?>) at(root, way.parent()));
    map.remove(((Step.Key) way.steps().getLast()).name());
    return with(root, way.parent().steps(), map);
  }

  static Object plus(Object root, Way way, Object item) {
    var list = new ArrayList<Object>((List<?>) at(root, way));
    list.add(item);
    return with(root, way.steps(), list);
  }
}
