package io.mindscape.slipway.sandbox.agreement;

import io.mindscape.slipway.sandbox.agreement.Tree.Alias;
import io.mindscape.slipway.sandbox.agreement.Tree.Anchored;
import io.mindscape.slipway.sandbox.agreement.Tree.Branch;
import io.mindscape.slipway.sandbox.agreement.Tree.Items;
import io.mindscape.slipway.sandbox.agreement.Tree.Scalar;
import io.mindscape.slipway.sandbox.agreement.Writing.Trait;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/** Writes a tree as YAML. */
final class TreeWriter {

  private static final Pattern SIMPLE_KEY = Pattern.compile("[A-Za-z0-9_$./][A-Za-z0-9_$./-]*");
  private static final Pattern FLOW_SIGNS = Pattern.compile("[,\\[\\]{}]|: |:$| #");

  /** Kubernetes reads these as yes and no; SnakeYAML does not. */
  private static final Set<String> LETTERS = Set.of("y", "Y", "n", "N");

  private final Writing how;
  private final Texts texts;
  private final Resolver resolver = new Resolver();

  private TreeWriter(Writing how) {
    this.how = how;
    this.texts = new Texts(how);
  }

  static String write(Tree tree, Writing how) {
    return new TreeWriter(how).document(tree);
  }

  private String document(Tree tree) {
    var body = how.has(Trait.FLOW) ? flow(tree) + "\n" : rooted(tree);
    if (how.has(Trait.COMMENTS)) {
      body = "# What follows is written by hand.\n" + body + "  # the end: {\n";
    }
    if (how.has(Trait.MARKERS)) {
      body = "---\n" + body + "...\n";
    }
    if (how.has(Trait.DIRECTIVE)) {
      body = "%YAML 1.1\n---\n" + body;
    }
    if (how.has(Trait.EMPTY_DOCUMENTS)) {
      body = "---\n# nothing\n---\n" + body + "---\n";
    }
    if (how.has(Trait.MARK)) {
      body = "\ufeff" + body;
    }
    return how.has(Trait.CRLF) ? body.replace("\n", "\r\n") : body;
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
      text.append(below(entry.value(), indent, how.has(Trait.HANGING)));
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
      return (text.isEmpty() ? "" : " " + text) + end();
    }
    boolean flush = hanging && value instanceof Items;
    return "\n" + block(value, flush ? indent : indent + how.indent());
  }

  private String end() {
    if (how.has(Trait.COMMENTS)) {
      return "  # as it is\n";
    }
    return how.has(Trait.LOOSE) ? "   \n\n" : "\n";
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
    return tree instanceof Scalar(var text, var style) && style == Tree.Style.QUOTED
        ? texts.inBlock(text, indent + how.indent())
        : flow(tree);
  }

  private String flow(Tree tree) {
    return switch (tree) {
      case Scalar(var text, var style) when style == Tree.Style.PLAIN ->
          how.has(Trait.FLOW) && FLOW_SIGNS.matcher(text).find() ? texts.inFlow(text) : text;
      case Scalar(var text, var style) -> texts.inFlow(text);
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
            && (how.has(Trait.PLAIN_KEYS)
                || (!LETTERS.contains(name)
                    && resolver.resolve(NodeId.scalar, name, true).equals(Tag.STR)));
    return simple && !how.has(Trait.QUOTED_KEYS) ? name : Texts.quote(name);
  }
}
