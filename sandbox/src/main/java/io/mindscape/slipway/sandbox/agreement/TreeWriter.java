package io.mindscape.slipway.sandbox.agreement;

import io.mindscape.slipway.sandbox.agreement.Tree.Alias;
import io.mindscape.slipway.sandbox.agreement.Tree.Anchored;
import io.mindscape.slipway.sandbox.agreement.Tree.Branch;
import io.mindscape.slipway.sandbox.agreement.Tree.Items;
import io.mindscape.slipway.sandbox.agreement.Tree.Scalar;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/** Writes a tree as YAML. */
final class TreeWriter {

  private static final Pattern SIMPLE_KEY = Pattern.compile("[A-Za-z0-9_$./][A-Za-z0-9_$./-]*");
  private static final Pattern LITERAL =
      Pattern.compile("[!-~]([ -~]*[!-~])?\n([ -~]*[!-~]\n|\n)*");
  private static final Pattern FLOW_SIGNS = Pattern.compile("[,\\[\\]{}]|: |:$| #");

  private final Writing how;
  private final Resolver resolver = new Resolver();

  private TreeWriter(Writing how) {
    this.how = how;
  }

  static String write(Tree tree, Writing how) {
    return new TreeWriter(how).document(tree);
  }

  private String document(Tree tree) {
    var body = how.flow() ? flow(tree) + "\n" : rooted(tree);
    if (how.comments()) {
      body = "# What follows is written by hand.\n" + body + "  # the end: {\n";
    }
    if (how.markers()) {
      body = "---\n" + body + "...\n";
    }
    return how.crlf() ? body.replace("\n", "\r\n") : body;
  }

  private String rooted(Tree tree) {
    return isShort(tree) ? inline(tree, 0) + "\n" : block(tree, 0);
  }

  /** Lines, each indented; ends with a line break. */
  private String block(Tree tree, int indent) {
    return switch (tree) {
      case Branch branch -> mapping(branch, indent);
      case Items list ->
          list.items().stream().map(item -> item(item, indent)).collect(Collectors.joining());
      case Anchored anchored -> block(anchored.value(), indent);
      case Scalar scalar -> " ".repeat(indent) + inline(scalar, indent) + "\n";
      case Alias alias -> " ".repeat(indent) + inline(alias, indent) + "\n";
    };
  }

  private String mapping(Branch branch, int indent) {
    var text = new StringBuilder();
    for (var entry : branch.entries()) {
      text.append(" ".repeat(indent)).append(key(entry.key())).append(':');
      text.append(below(entry.value(), indent, how.hanging()));
    }
    return text.toString();
  }

  private String item(Tree item, int indent) {
    if (isShort(item) || item instanceof Anchored) {
      return " ".repeat(indent) + "-" + below(item, indent, false);
    }
    var lines = block(item, indent + 2);
    return " ".repeat(indent) + "- " + lines.substring(indent + 2);
  }

  /** What stands after a colon or a dash, up to and with the end of its last line. */
  private String below(Tree value, int indent, boolean hanging) {
    if (value instanceof Anchored(var name, var inner)) {
      return " &" + name + below(inner, indent, hanging);
    }
    if (isShort(value)) {
      var text = inline(value, indent);
      return (text.isEmpty() ? "" : " " + text) + (how.comments() ? "  # as it is" : "") + "\n";
    }
    boolean flush = hanging && value instanceof Items;
    return "\n" + block(value, flush ? indent : indent + how.indent());
  }

  private static boolean isShort(Tree tree) {
    return switch (tree) {
      case Branch branch -> branch.entries().isEmpty();
      case Items list -> list.items().isEmpty();
      case Anchored anchored -> isShort(anchored.value());
      case Scalar scalar -> true;
      case Alias alias -> true;
    };
  }

  private String inline(Tree tree, int indent) {
    return switch (tree) {
      case Scalar(var text, var style) when style == Tree.Style.PLAIN -> text;
      case Scalar(var text, var style) when LITERAL.matcher(text).matches() && !how.comments() ->
          literal(text, indent);
      default -> flow(tree);
    };
  }

  private String literal(String text, int indent) {
    var margin = " ".repeat(indent + how.indent());
    return text.stripTrailing()
        .indent(0)
        .lines()
        .map(line -> line.isEmpty() ? "" : margin + line)
        .collect(Collectors.joining("\n", text.endsWith("\n\n") ? "|+\n" : "|\n", rest(text)));
  }

  private static String rest(String text) {
    return "\n".repeat(text.length() - text.stripTrailing().length() - 1);
  }

  private String flow(Tree tree) {
    return switch (tree) {
      case Scalar(var text, var style) when style == Tree.Style.PLAIN ->
          how.flow() && FLOW_SIGNS.matcher(text).find() ? quote(text) : text;
      case Scalar(var text, var style) -> quote(text);
      case Alias(var name) -> "*" + name;
      case Anchored(var name, var value) -> "&" + name + " " + flow(value);
      case Items list ->
          list.items().stream().map(this::flow).collect(Collectors.joining(", ", "[", "]"));
      case Branch branch ->
          branch.entries().stream()
              .map(entry -> key(entry.key()) + ": " + flow(entry.value()))
              .collect(Collectors.joining(", ", "{", "}"));
    };
  }

  private String key(String name) {
    if (name.equals("<<")) {
      return name;
    }
    boolean simple =
        SIMPLE_KEY.matcher(name).matches()
            && (how.plainKeys() || resolver.resolve(NodeId.scalar, name, true).equals(Tag.STR));
    return simple ? name : quote(name);
  }

  static String quote(String text) {
    var quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            character -> {
              switch (character) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                case '\r' -> quoted.append("\\r");
                default -> {
                  if (character < ' '
                      || character == 0x7f
                      || (character > 0x7f && character < 0xa0)) {
                    quoted.append("\\x%02x".formatted(character));
                  } else {
                    quoted.appendCodePoint(character);
                  }
                }
              }
            });
    return quoted.append('"').toString();
  }
}
