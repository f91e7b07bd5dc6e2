package io.mindscape.slipway.policies.semantic.device;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;

/** {@code selectors} of devices: expressions in CEL. */
final class DeviceSelectors {

  private static final int MAX_SELECTORS = 32;
  private static final int MAX_BYTES = 10 * 1024;

  private final CelSyntax syntax;

  DeviceSelectors(CelSyntax syntax) {
    this.syntax = syntax;
  }

  void judge(Field selectors) {
    if (selectors.size() > MAX_SELECTORS) {
      selectors.tooMany(MAX_SELECTORS);
      return;
    }
    for (var selector : selectors.items()) {
      if (!selector.get("cel").isSet()) {
        selector.get("cel").required();
      } else {
        expression(selector.get("cel", "expression"));
      }
    }
  }

  private void expression(Field expression) {
    if (Formats.bytes(expression.text()) > MAX_BYTES) {
      expression.tooLong(MAX_BYTES);
    } else {
      expression.check(syntax.problem(expression.text()));
    }
  }
}
