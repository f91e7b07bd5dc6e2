package io.mindscape.slipway.policies.semantic.custom;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists that are sets or maps have no item twice. */
final class ListTypes {

  private final Result result = new Result();

  private ListTypes() {}

  static Result judge(Schema schema, @Nullable Object object) {
    var types = new ListTypes();
    types.value(schema, object, Path.ROOT);
    return types.result;
  }

  private void value(@Nullable Schema schema, @Nullable Object value, Path path) {
    if (schema == null) {
      return;
    }
    if (value instanceof Map<?, ?> map) {
      Json.map(map)
          .forEach(
              (key, inner) -> {
                var property = schema.properties().get(key);
                if (property != null) {
                  value(property, inner, path.property(key));
                } else {
                  value(schema.additional(), inner, path.entry(key));
                }
              });
    } else if (value instanceof List<?> list) {
      list(schema, Json.list(list), path);
    }
  }

  private void list(Schema schema, List<@Nullable Object> list, Path path) {
    switch (schema.listType()) {
      case "set" -> twice(list, path);
      case "map" -> map(schema, list, path);
      default -> {}
    }
    int at = 0;
    for (var item : list) {
      value(schema.items(), item, path.item(at));
      at++;
    }
  }

  private void map(Schema schema, List<@Nullable Object> list, Path path) {
    for (int at = 0; at < list.size(); at++) {
      if (list.get(at) != null && !(list.get(at) instanceof Map<?, ?>)) {
        result.invalid(path.item(at), "has to be a mapping, as an item of a list that is a map.");
        return;
      }
    }
    twice(list.stream().map(item -> key(schema, item)).toList(), path);
  }

  private static Map<String, @Nullable Object> key(Schema schema, @Nullable Object item) {
    Map<String, @Nullable Object> key = new LinkedHashMap<>();
    if (item instanceof Map<?, ?> map) {
      for (var name : schema.listKeys()) {
        if (map.containsKey(name)) {
          key.put(name, map.get(name));
        }
      }
    }
    return key;
  }

  /** Of each item that is there several times, the second is told. */
  private void twice(List<? extends @Nullable Object> items, Path path) {
    Map<@Nullable Object, Integer> seen = new HashMap<>();
    for (int at = 0; at < items.size(); at++) {
      if (seen.merge(items.get(at), 1, Integer::sum) == 2) {
        result.invalid(
            path.item(at), "is %s, which is there already.".formatted(shown(items.get(at))));
      }
    }
  }

  private static String shown(@Nullable Object item) {
    if (!(item instanceof Map<?, ?> map)
        || map.values().stream()
            .anyMatch(each -> each instanceof Map<?, ?> || each instanceof List<?>)) {
      return Json.shown(item);
    }
    var text = new StringBuilder();
    map.forEach(
        (key, value) ->
            text.append(text.isEmpty() ? "" : ", ")
                .append(key)
                .append(' ')
                .append(Json.shown(value)));
    return text.isEmpty() ? "an item without a key" : text.toString();
  }
}
