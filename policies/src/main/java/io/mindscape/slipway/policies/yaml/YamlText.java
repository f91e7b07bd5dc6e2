package io.mindscape.slipway.policies.yaml;

import io.mindscape.slipway.policies.yaml.YamlNode.Entry;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import io.mindscape.slipway.policies.yaml.YamlNode.Sequence;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Writes YAML in one style: blocks, two spaces, quotes only where they are needed. What it writes
 * reads back as the same values; comments and anchors of the original are gone.
 */
public final class YamlText {

  /** Reads as a text in every YAML there is, and is no word that means something. */
  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z_/.](?:[A-Za-z0-9_./@+-]|:(?=[A-Za-z0-9_./@+-]))*");

  private static final Pattern WORD =
      Pattern.compile(
          "(?i)y|yes|n|no|on|off|true|false|null|\\.inf|\\.nan|[.+-]?[0-9_.]*(e[+-]?[0-9]+)?");

  private static final Pattern LITERAL =
      Pattern.compile("[\\x20-\\x7e\\xa0-\\ud7ff]+(\\n[\\x20-\\x7e\\xa0-\\ud7ff]*)*\\n?");

  private final UnaryOperator<Scalar> shown;
  private final StringBuilder text = new StringBuilder();

  private YamlText(UnaryOperator<Scalar> shown) {
    this.shown = shown;
  }

  /**
   * A value as text, with a line break at its end.
   *
   * @param shown what is written in the place of each scalar
   */
  public static String of(YamlNode root, UnaryOperator<Scalar> shown) {
    var writing = new YamlText(shown);
    writing.node(root, "", false);
    return writing.text.toString().stripLeading();
  }

  /**
   * @param inList whether the first line stands behind a dash already
   */
  private void node(YamlNode node, String indent, boolean inList) {
    switch (node) {
      case Scalar scalar -> scalar(shown.apply(scalar), indent);
      case Sequence list when list.items().isEmpty() -> text.append(" []\n");
      case Mapping mapping when mapping.entries().isEmpty() -> text.append(" {}\n");
      case Sequence list -> {
        text.append(inList ? "" : "\n");
        boolean isFirst = inList;
        for (var item : list.items()) {
          text.append(isFirst ? " " : indent).append("-");
          isFirst = false;
          node(item, indent + "  ", true);
        }
      }
      case Mapping mapping -> {
        text.append(inList ? "" : "\n");
        boolean isFirst = inList;
        for (var entry : mapping.entries()) {
          text.append(isFirst ? " " : indent);
          isFirst = false;
          entry(entry, indent);
        }
      }
    }
  }

  private void entry(Entry entry, String indent) {
    text.append(isPlain(entry.key()) ? entry.key() : quoted(entry.key())).append(":");
    // A list may stand as deep as its key.
    node(entry.value(), entry.value() instanceof Sequence ? indent : indent + "  ", false);
  }

  private void scalar(Scalar scalar, String indent) {
    text.append(' ');
    var value = scalar.text();
    switch (scalar.type()) {
      case STRING -> {
        if (isPlain(value)) {
          text.append(value).append('\n');
        } else if (isLiteral(value)) {
          literal(value, indent);
        } else {
          text.append(quoted(value)).append('\n');
        }
      }
      case NULL -> text.append("null\n");
      case BOOLEAN, INTEGER, FLOAT -> text.append(value).append('\n');
    }
  }

  private void literal(String value, String indent) {
    text.append(value.endsWith("\n") ? "|\n" : "|-\n");
    value.lines().forEach(line -> text.append(line.isEmpty() ? "" : indent + line).append('\n'));
  }

  private static boolean isPlain(String value) {
    return PLAIN.matcher(value).matches() && !WORD.matcher(value).matches();
  }

  /** Several lines, of which neither the first begins nor the last ends with a doubt. */
  private static boolean isLiteral(String value) {
    return value.indexOf('\n') > 0
        && value.charAt(0) != ' '
        && !value.endsWith("\n\n")
        && !value.contains(" \n")
        && !value.endsWith(" ")
        && LITERAL.matcher(value).matches();
  }

  /** Between double quotes, as JSON has it. */
  private static String quoted(String value) {
    var quoted = new StringBuilder("\"");
    value
        .chars()
        .forEach(
            each -> {
              switch (each) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                default -> {
                  if (each < ' '
                      || each == 0x7f
                      || (each >= 0x80 && each < 0xa0)
                      || each >= 0x2000) {
                    quoted.append("\\u%04X".formatted(each));
                  } else {
                    quoted.append((char) each);
                  }
                }
              }
            });
    return quoted.append('"').toString();
  }
}
