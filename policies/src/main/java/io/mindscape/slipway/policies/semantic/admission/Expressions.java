package io.mindscape.slipway.policies.semantic.admission;

import io.mindscape.slipway.policies.semantic.field.Field;
import java.util.Set;
import java.util.regex.Pattern;

/** The expressions of one policy or webhook, in CEL. Variables are known to those after them. */
final class Expressions {

  private static final Pattern IDENTIFIER = Pattern.compile("[_a-zA-Z][_a-zA-Z0-9]*");
  private static final Set<String> RESERVED =
      Set.of(
          "true",
          "false",
          "null",
          "in",
          "as",
          "break",
          "const",
          "continue",
          "else",
          "for",
          "function",
          "if",
          "import",
          "let",
          "loop",
          "package",
          "namespace",
          "return",
          "var",
          "void",
          "while");

  private final boolean hasParams;

  Expressions(boolean hasParams) {
    this.hasParams = hasParams;
  }

  static boolean isIdentifier(String text) {
    return IDENTIFIER.matcher(text).matches() && !RESERVED.contains(text);
  }

  void condition(Field expression) {
    required(expression);
  }

  void variable(String name, Field expression) {
    required(expression);
  }

  void validation(Field expression) {
    required(expression);
  }

  void message(Field expression) {
    if (expression.text().isBlank()) {
      expression.invalid("it says nothing.");
    }
  }

  void annotation(Field expression) {
    required(expression);
  }

  void patch(Field expression, String type) {
    required(expression);
  }

  private static boolean required(Field expression) {
    if (expression.text().isBlank()) {
      expression.required();
      return false;
    }
    return true;
  }
}
