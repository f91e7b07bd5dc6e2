package io.mindscape.slipway.policies.rule.served;

import io.mindscape.slipway.policies.rule.cel.value.Nothing;
import io.mindscape.slipway.policies.rule.cel.value.TypedList;
import io.mindscape.slipway.policies.rule.cel.value.TypedMap;
import tools.jackson.databind.JsonNode;

/** JSON as the values of a built-in kind. */
public final class JsonValues {

  private JsonValues() {}

  /** The value; a new one each time, which may be changed. */
  public static Object typed(JsonNode node) {
    if (node.isObject()) {
      var map = new TypedMap();
      node.properties().forEach(entry -> map.put(entry.getKey(), typed(entry.getValue())));
      return map;
    }
    if (node.isArray()) {
      var list = new TypedList(node.size());
      node.forEach(item -> list.add(typed(item)));
      return list;
    }
    if (node.isNull()) {
      return Nothing.NULL;
    }
    if (node.isIntegralNumber()) {
      return node.asLong();
    }
    return node.isBoolean()
        ? (Object) node.asBoolean()
        : node.isNumber() ? (Object) node.asDouble() : node.asString();
  }
}
