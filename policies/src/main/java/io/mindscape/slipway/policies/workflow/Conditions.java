package io.mindscape.slipway.policies.workflow;

import java.util.Optional;

/** Reads what stands behind {@code if}. */
final class Conditions {

  private Conditions() {}

  /**
   * The expression that a condition is, or nothing where it is none: a text with expressions in it,
   * or one that is not understood. Such a condition is never said to be false.
   */
  static Optional<Expression> of(String text) {
    try {
      return isText(text) ? Optional.empty() : Optional.of(ExpressionParser.parse(bare(text)));
    } catch (MalformedExpression unknown) {
      return Optional.empty();
    }
  }

  /**
   * Whether something stands beside an expression, which makes a text of it, and a text is true.
   */
  static boolean isText(String text) {
    return text.contains("${{") && !isWrapped(text);
  }

  static String bare(String text) {
    return isWrapped(text) ? text.substring(3, text.length() - 2) : text;
  }

  private static boolean isWrapped(String text) {
    return text.startsWith("${{") && text.endsWith("}}") && text.indexOf("${{", 3) < 0;
  }

  /** Whether it asks how it went before; else it asks for success. */
  static boolean asksForStatus(Expression expression) {
    return (expression instanceof Expression.Call call && Functions.STATUS.contains(call.name()))
        || expression.parts().stream().anyMatch(Conditions::asksForStatus);
  }
}
