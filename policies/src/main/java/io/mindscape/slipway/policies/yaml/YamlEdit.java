package io.mindscape.slipway.policies.yaml;

import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.finding.Place;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * Changes one value in a YAML file and not a byte besides: comments, quoting, order and line
 * endings stay.
 */
public final class YamlEdit {

  private YamlEdit() {}

  /**
   * Sets the scalar at {@code key} of the first document.
   *
   * @param key the path, with dots: {@code image.tag}; {@code
   *     spec.template.spec.containers[0].image} for an item of a list
   * @return the new bytes; {@code file}'s own where the value is there already
   * @throws Refused if the file cannot be parsed, has no such key, or the key holds no scalar that
   *     can be changed in its line; the message names file and key
   */
  public static byte[] set(SourceFile file, String key, String value) {
    var path = KeyPath.parse(key);
    var text = file.text();
    var node = find(file, path, text);
    if (node.getValue().equals(value)) {
      return file.content();
    }
    int start = text.offsetByCodePoints(0, node.getStartMark().getIndex());
    int end = text.offsetByCodePoints(0, node.getEndMark().getIndex());
    var edited =
        new SourceFile(
            file.path(),
            (text.substring(0, start) + written(file, path, node, value) + text.substring(end))
                .getBytes(StandardCharsets.UTF_8));
    prove(file, edited, path, value);
    return edited.content();
  }

  /**
   * The scalar at {@code key} of the first document.
   *
   * @throws Refused as {@link #set} does
   */
  public static String get(SourceFile file, String key) {
    return find(file, KeyPath.parse(key), file.text()).getValue();
  }

  /**
   * Where the scalar at {@code key} of the first document stands.
   *
   * @throws Refused as {@link #set} does
   */
  public static Place place(SourceFile file, String key) {
    var mark = find(file, KeyPath.parse(key), file.text()).getStartMark();
    return new Place(file.path(), mark.getLine() + 1, mark.getColumn() + 1);
  }

  private static ScalarNode find(SourceFile file, KeyPath path, String text) {
    var readable = YamlReader.read(file);
    if (readable.documents().isEmpty()) {
      var why =
          readable.findings().isEmpty() ? "it is empty" : readable.findings().get(0).message();
      throw new Refused("%s cannot be changed: %s".formatted(file.path(), why));
    }
    var found = path.in(root(file, text), file);
    if (!(found instanceof ScalarNode scalar)) {
      throw new Refused(
          "%s:%d: \"%s\" holds a list or a mapping, not a single value."
              .formatted(file.path(), found.getStartMark().getLine() + 1, path));
    }
    return scalar;
  }

  private static Node root(SourceFile file, String text) {
    try {
      var documents = YamlReader.compose(text);
      // Only asking whether there is one makes SnakeYAML read the beginning of the stream.
      if (!documents.hasNext()) {
        throw new Refused("%s cannot be changed: it is empty.".formatted(file.path()));
      }
      return documents.next();
    } catch (YAMLException | NumberFormatException e) {
      throw new Refused("%s cannot be changed: it is no YAML.".formatted(file.path()), e);
    }
  }

  private static String written(SourceFile file, KeyPath path, ScalarNode node, String value) {
    return switch (node.getScalarStyle()) {
      case ScalarStyle.PLAIN -> staysPlain(node, value) ? value : doubleQuoted(value);
      case ScalarStyle.SINGLE_QUOTED -> "'" + value.replace("'", "''") + "'";
      case ScalarStyle.DOUBLE_QUOTED -> doubleQuoted(value);
      default ->
          throw new Refused(
              "%s:%d: \"%s\" is a text block of several lines; write it in one line, in quotes."
                  .formatted(file.path(), node.getStartMark().getLine() + 1, path));
    };
  }

  /** Whether {@code value} without quotes reads as what it is, and as the type that stood there. */
  private static boolean staysPlain(ScalarNode node, String value) {
    // Part by part: Java's matcher recurses for each turn of a group.
    if (!Arrays.stream(value.split(":", -1)).allMatch(part -> part.matches("[A-Za-z0-9_./@+-]++"))
        || "@+-".indexOf(value.charAt(0)) >= 0) {
      return false;
    }
    var type = Scalars.type(value, org.yaml.snakeyaml.nodes.Tag.STR);
    return type == YamlNode.Scalar.Type.STRING
        || (type != YamlNode.Scalar.Type.FLOAT
            && !hasLeadingZero(value)
            && type == Scalars.type(node.getValue(), org.yaml.snakeyaml.nodes.Tag.STR));
  }

  private static boolean hasLeadingZero(String value) {
    return value.length() > 1 && value.startsWith("0");
  }

  private static String doubleQuoted(String value) {
    return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static void prove(SourceFile before, SourceFile after, KeyPath path, String value) {
    var old = YamlReader.read(before);
    var edited = YamlReader.read(after);
    if (!OneValue.differs(old, edited, path, value)) {
      throw new Refused(
          "%s: setting \"%s\" to \"%s\" would change more than this one value; change it by hand."
              .formatted(before.path(), path, value));
    }
  }
}
