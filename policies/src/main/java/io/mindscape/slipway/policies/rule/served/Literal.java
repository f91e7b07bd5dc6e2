package io.mindscape.slipway.policies.rule.served;

import io.mindscape.slipway.policies.rule.cel.value.TypedList;
import io.mindscape.slipway.policies.rule.cel.value.TypedMap;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;

/** Values in JSON. What is simple is read without the JSON library, which takes long to load. */
final class Literal {

  private Literal() {}

  /** Gives the value; a new one each time, which may be changed. */
  static Supplier<Object> read(String json) {
    char first = json.charAt(0);
    var inner = json.substring(1, Math.max(1, json.length() - 1));
    if (first == '"' && isPlain(inner)) {
      return () -> inner;
    }
    if (first == '{' && inner.isEmpty()) {
      return TypedMap::new;
    }
    if (first == '[' && isPlain(inner.replace("\"", ""))) {
      return list(inner);
    }
    return json.matches("-?[0-9]{1,9}") ? number(Long.parseLong(json)) : truth(json);
  }

  private static Supplier<Object> truth(String json) {
    return switch (json) {
      case "true" -> () -> true;
      case "false" -> () -> false;
      default -> tree(json);
    };
  }

  private static boolean isPlain(String text) {
    return text.chars().noneMatch(letter -> "\"\\[]{}".indexOf(letter) >= 0);
  }

  private static Supplier<Object> number(long value) {
    return () -> value;
  }

  private static Supplier<Object> list(String inner) {
    var items = inner.isEmpty() ? new String[0] : inner.split(", *", -1);
    return () -> {
      var list = new TypedList(items.length);
      for (var item : items) {
        list.add(read(item).get());
      }
      return list;
    };
  }

  private static Supplier<Object> tree(String json) {
    var node = JsonMapper.builder().build().readTree(json);
    return () -> JsonValues.typed(node);
  }
}
