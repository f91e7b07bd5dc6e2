package io.mindscape.slipway.policies.hcl.evaluate;

import io.mindscape.slipway.policies.hcl.Expression;
import io.mindscape.slipway.policies.hcl.HclReader;
import io.mindscape.slipway.policies.hcl.value.Value;

/** Evaluates texts, with an unknown {@code var.x} and known {@code var.NAME}s. */
final class Given {

  private Given() {}

  static Value value(String text) {
    return evaluated(HclReader.expression(text), new Budget(100_000));
  }

  static Value evaluated(Expression expression, Budget budget) {
    Scope scope =
        (root, name) ->
            switch (name) {
              case "five" -> Value.of(5);
              case "name" -> Value.of("production");
              case "zones" -> value("[\"a\", \"b\", \"c\"]");
              case "tags" -> value("{ team = \"core\", tier = 1 }");
              default -> Value.unknown();
            };
    return new Evaluator(scope, budget).value(expression, Bindings.none());
  }

  /** As JSON; {@code ?} for unknown, {@code !} and the message for what is wrong. */
  static String shown(String text) {
    try {
      return shown(value(text));
    } catch (Fault fault) {
      return "!" + fault.text();
    }
  }

  private static String shown(Value value) {
    if (value.isUnknown()) {
      return "?";
    }
    if (value.isWhole()) {
      return Json.text(value);
    }
    return switch (value) {
      case Value.Sequence(var items, var isSet) ->
          items.stream().map(Given::shown).toList().toString();
      case Value.Fields(var fields, var isOpen) ->
          fields.entrySet().stream()
                  .map(entry -> entry.getKey() + ":" + shown(entry.getValue()))
                  .toList()
              + (isOpen ? "…" : "");
      default -> "?";
    };
  }
}
