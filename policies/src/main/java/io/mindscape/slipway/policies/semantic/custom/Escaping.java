package io.mindscape.slipway.policies.semantic.custom;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a field is called in an expression, where not every name can be. */
final class Escaping {

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

  private Escaping() {}

  /** The name in an expression, or null where an expression cannot name it. */
  static @Nullable String escaped(String name) {
    if (RESERVED.contains(name)) {
      return "__" + name + "__";
    }
    boolean isName =
        name.matches("[-a-zA-Z0-9./_]+") && !(name.charAt(0) >= '0' && name.charAt(0) <= '9');
    return isName
        ? name.replace("__", "__underscores__")
            .replace(".", "__dot__")
            .replace("-", "__dash__")
            .replace("/", "__slash__")
        : null;
  }
}
