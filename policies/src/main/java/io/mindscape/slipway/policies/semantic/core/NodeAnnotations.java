package io.mindscape.slipway.policies.semantic.core;

import io.mindscape.slipway.policies.semantic.field.Field;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Annotations of a Node that hold JSON, which the server still reads although nothing else does. It
 * is only looked at whether they can be read.
 */
final class NodeAnnotations {

  private static final String TAINTS = "scheduler.alpha.kubernetes.io/taints";
  private static final String AVOID = "scheduler.alpha.kubernetes.io/preferAvoidPods";

  private NodeAnnotations() {}

  static void judge(Field annotations) {
    for (var key : List.of(TAINTS, AVOID)) {
      var annotation = annotations.entry(key);
      if (!annotation.text().isEmpty()) {
        read(annotation, key.equals(TAINTS));
      }
    }
  }

  private static void read(Field annotation, boolean list) {
    try {
      var json = JsonMapper.shared().readTree(annotation.text());
      if (!json.isNull() && (list ? !isListOfObjects(json) : !json.isObject())) {
        annotation.invalid("it has to be JSON: %s.".formatted(list ? "a list" : "an object"));
      }
    } catch (JacksonException e) {
      annotation.invalid("it has to be JSON.");
    }
  }

  private static boolean isListOfObjects(JsonNode json) {
    return json.isArray() && json.valueStream().allMatch(item -> item.isObject() || item.isNull());
  }
}
