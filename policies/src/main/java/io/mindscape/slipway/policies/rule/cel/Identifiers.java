package io.mindscape.slipway.policies.rule.cel;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which names an expression can use.
 *
 * @see <a href="https://github.com/google/cel-spec/blob/master/doc/langdef.md#syntax">the grammar
 *     of CEL</a>
 */
public final class Identifiers {

  private static final Pattern FORM = Pattern.compile("[_a-zA-Z][_a-zA-Z0-9]*");
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

  private Identifiers() {}

  /** Whether a text is a name as it stands. */
  public static boolean isOne(String text) {
    return FORM.matcher(text).matches() && !isReserved(text);
  }

  /** Whether the grammar keeps a word for itself. */
  public static boolean isReserved(String word) {
    return RESERVED.contains(word);
  }
}
