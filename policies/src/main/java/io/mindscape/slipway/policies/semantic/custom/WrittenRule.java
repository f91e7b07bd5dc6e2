package io.mindscape.slipway.policies.semantic.custom;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An item of {@code x-kubernetes-validations}, as it is written; what is not there is empty.
 *
 * @param optionalOldSelf null where nothing says so
 */
record WrittenRule(
    String rule,
    String message,
    String messageExpression,
    String fieldPath,
    @Nullable Boolean optionalOldSelf) {

  static WrittenRule of(Map<String, @Nullable Object> said) {
    return new WrittenRule(
        text(said, "rule"),
        text(said, "message"),
        text(said, "messageExpression"),
        text(said, "fieldPath"),
        said.get("optionalOldSelf") instanceof Boolean optional ? optional : null);
  }

  private static String text(Map<String, @Nullable Object> said, String name) {
    return said.get(name) instanceof String text ? text : "";
  }

  boolean maySeeNoOldSelf() {
    return Boolean.TRUE.equals(optionalOldSelf);
  }

  /** What it says where it is broken, and no expression says more. */
  String text() {
    return message.isEmpty() ? rule.strip() : message.strip();
  }
}
