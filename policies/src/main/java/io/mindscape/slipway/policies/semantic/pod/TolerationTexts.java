package io.mindscape.slipway.policies.semantic.pod;

import io.mindscape.slipway.policies.semantic.meta.Toleration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tolerations as an annotation writes them, in JSON; the case of names is of no matter there. */
final class TolerationTexts {

  private TolerationTexts() {}

  /** The tolerations, or null if it is no list of such. */
  static @Nullable List<Toleration> read(String json) {
    try {
      var root = JsonMapper.shared().readTree(json);
      if (root.isNull()) {
        return List.of();
      }
      return root.isArray() ? all(root) : null;
    } catch (JacksonException notJson) {
      return null;
    }
  }

  private static @Nullable List<Toleration> all(JsonNode list) {
    List<Toleration> tolerations = new ArrayList<>();
    for (var item : list) {
      var toleration = item.isObject() || item.isNull() ? of(item) : null;
      if (toleration == null) {
        return null;
      }
      tolerations.add(toleration);
    }
    return tolerations;
  }

  private static @Nullable Toleration of(JsonNode item) {
    var texts = new HashMap<String, String>();
    boolean lasting = false;
    for (Map.Entry<String, JsonNode> property : item.properties()) {
      var name = property.getKey().toLowerCase(Locale.ROOT);
      var value = property.getValue();
      if (value.isNull()) {
        continue;
      }
      switch (name) {
        case "key", "operator", "value", "effect" -> {
          if (!value.isString()) {
            return null;
          }
          texts.put(name, value.stringValue());
        }
        case "tolerationseconds" -> {
          if (!value.canConvertToLong() || !value.isIntegralNumber()) {
            return null;
          }
          lasting = true;
        }
        default -> {}
      }
    }
    return new Toleration(
        texts.getOrDefault("key", ""),
        texts.getOrDefault("operator", ""),
        texts.getOrDefault("value", ""),
        texts.getOrDefault("effect", ""),
        lasting);
  }
}
