package io.mindscape.slipway.policies.edit;

import io.mindscape.slipway.policies.edit.Value.Bare;
import io.mindscape.slipway.policies.edit.Value.Items;
import io.mindscape.slipway.policies.edit.Value.Loose;
import io.mindscape.slipway.policies.edit.Value.Text;
import io.mindscape.slipway.policies.edit.Value.Tree;
import io.mindscape.slipway.policies.yaml.SourceFile;
import io.mindscape.slipway.policies.yaml.YamlNode;
import io.mindscape.slipway.policies.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes values as a file writes its own. */
record Script(Habits habits) {

  /** A key and its value as lines, the key at {@code column}. */
  List<String> pair(String key, Value value, int column) {
    var lines = new ArrayList<String>();
    var name = " ".repeat(column) + plainOrQuoted(key) + ":";
    switch (value) {
      case Tree tree when !tree.pairs().isEmpty() -> {
        lines.add(name);
        lines.addAll(pairs(tree, column + habits.step()));
      }
      case Items list when !list.items().isEmpty() -> {
        lines.add(name);
        list.items().forEach(item -> lines.addAll(item(item, column + habits.listStep())));
      }
      default -> lines.add(name + " " + flow(value));
    }
    return lines;
  }

  /** The pairs of a mapping as lines, the keys at {@code column}. */
  List<String> pairs(Tree tree, int column) {
    return tree.pairs().stream()
        .flatMap(pair -> pair(pair.key(), pair.value(), column).stream())
        .toList();
  }

  /** An item of a list as lines, its dash at {@code column}. */
  List<String> item(Value item, int column) {
    var dash = " ".repeat(column) + "- ";
    if (!(item instanceof Tree tree) || tree.pairs().isEmpty()) {
      return List.of(dash + flow(item));
    }
    var lines = new ArrayList<>(pairs(tree, dash.length()));
    lines.set(0, dash + lines.getFirst().substring(dash.length()));
    return lines;
  }

  /** In one line, with braces and brackets. */
  String flow(Value value) {
    return switch (value) {
      case Text(var text) -> plainOrQuoted(text);
      case Bare(var text) -> text;
      case Loose(var text) -> habits.always() ? plainOrQuoted(text) : text;
      case Items(var items) ->
          items.stream().map(this::flow).collect(Collectors.joining(", ", "[", "]"));
      case Tree(var pairs) ->
          pairs.stream().map(this::flowPair).collect(Collectors.joining(", ", "{", "}"));
    };
  }

  /** A key and its value in a line. */
  String flowPair(Value.Pair pair) {
    return plainOrQuoted(pair.key()) + ": " + flow(pair.value());
  }

  String plainOrQuoted(String text) {
    return !habits.always() && staysText(text) ? text : quoted(text, habits.quote());
  }

  static String quoted(String text, String quote) {
    boolean single = quote.equals("'") && text.chars().noneMatch(Character::isISOControl);
    return single ? "'" + text.replace("'", "''") + "'" : doubleQuoted(text);
  }

  private static String doubleQuoted(String text) {
    var quoted = new StringBuilder("\"");
    text.chars().forEach(character -> quoted.append(escaped((char) character)));
    return quoted.append('"').toString();
  }

  private static String escaped(char character) {
    return switch (character) {
      case '"', '\\' -> "\\" + character;
      case '\n' -> "\\n";
      case '\t' -> "\\t";
      default ->
          Character.isISOControl(character)
              ? "\\u%04X".formatted((int) character)
              : Character.toString(character);
    };
  }

  /** Whether it reads as the text that it is, without quotes, in lines and in braces. */
  static boolean staysText(String text) {
    if (text.isEmpty() || text.length() > 200 || text.contains("\n") || text.contains("\r")) {
      return false;
    }
    return isItem("- - " + text, text) && isItem("- [" + text + "]", text);
  }

  private static boolean isItem(String yaml, String text) {
    var read = YamlReader.read(new SourceFile("", yaml.getBytes(StandardCharsets.UTF_8)));
    return read.findings().isEmpty()
        && read.documents().size() == 1
        && read.documents().getFirst() instanceof YamlNode.Sequence list
        && list.items().getFirst() instanceof YamlNode.Sequence inner
        && inner.items().size() == 1
        && inner.items().getFirst() instanceof YamlNode.Scalar scalar
        && scalar.type() == YamlNode.Scalar.Type.STRING
        && scalar.text().equals(text)
        && text.chars().noneMatch(each -> each == '"' || each == '\'');
  }
}
