package io.mindscape.slipway.sandbox.agreement;

import io.mindscape.slipway.sandbox.agreement.Writing.Trait;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The ways in which YAML writes a text that is one for certain. */
final class Texts {

  /** Printable lines, of which the last ends with a break. */
  private static final Pattern LITERAL =
      Pattern.compile("[!-~]([ -~]*[!-~])?\n(([ -~]*[!-~])?\n)*");

  private static final Pattern FOLDABLE = Pattern.compile("[!-~]+( [!-~]+)+");
  private static final Pattern ONE_LINE = Pattern.compile("[ -~\\x{a1}-\\x{d7ff}]*");

  /** Longer ones are written in quotes: these expressions would need too much stack. */
  private static final int MOST_MATCHED = 2000;

  private final Writing how;

  Texts(Writing how) {
    this.how = how;
  }

  /** Where the lines of a block follow. */
  String inBlock(String text, int indent) {
    var margin = " ".repeat(indent);
    if (how.has(Trait.FOLDED) && text.length() < MOST_MATCHED && FOLDABLE.matcher(text).matches()) {
      return text.replace(" ", "\n" + margin)
          .indent(0)
          .lines()
          .collect(Collectors.joining("\n", ">-\n" + margin, ""));
    }
    boolean plainEnds = !how.has(Trait.COMMENTS) && !how.has(Trait.LOOSE);
    return plainEnds && text.length() < MOST_MATCHED && LITERAL.matcher(text).matches()
        ? literal(text, margin)
        : inFlow(text);
  }

  private static String literal(String text, String margin) {
    var body = text.stripTrailing();
    int breaks = text.length() - body.length();
    return body.lines()
        .map(line -> line.isEmpty() ? "" : margin + line)
        .collect(Collectors.joining("\n", breaks > 1 ? "|+\n" : "|\n", "\n".repeat(breaks - 1)));
  }

  /** Wherever a value may stand. */
  String inFlow(String text) {
    var tag = how.has(Trait.TAGS) ? "!!str " : "";
    if (how.has(Trait.SINGLE_QUOTES) && ONE_LINE.matcher(text).matches()) {
      return tag + "'" + text.replace("'", "''") + "'";
    }
    return tag + (how.has(Trait.ESCAPES) ? escaped(text) : quote(text));
  }

  private static String escaped(String text) {
    return text.codePoints()
        .mapToObj(
            character -> {
              if (Character.isLetterOrDigit(character) && character < 0x80) {
                return Character.toString(character);
              }
              return character > 0xffff
                  ? "\\U%08x".formatted(character)
                  : "\\u%04X".formatted(character);
            })
        .collect(Collectors.joining("", "\"", "\""));
  }

  /** Between double quotes. */
  static String quote(String text) {
    return text.codePoints().mapToObj(Texts::quoted).collect(Collectors.joining("", "\"", "\""));
  }

  private static String quoted(int character) {
    return switch (character) {
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      case '\n' -> "\\n";
      case '\t' -> "\\t";
      case '\r' -> "\\r";
      default ->
          Character.isISOControl(character)
              ? "\\x%02x".formatted(character)
              : Character.toString(character);
    };
  }
}
