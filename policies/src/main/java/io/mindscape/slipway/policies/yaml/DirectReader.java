package io.mindscape.slipway.policies.yaml;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the YAML that manifests are written in straight into our nodes, in one pass: a tenth of the
 * work of SnakeYAML's scanner, parser and composer.
 *
 * <p>It knows block mappings and lists, flow collections, plain and quoted scalars, block scalars,
 * comments and several documents. At anything else (anchors, tags, directives, complex keys, keys
 * that stand twice, tabs between values) and at anything that could be wrong it gives up, and
 * SnakeYAML reads the text. So whatever it reads is read as SnakeYAML reads it, to the column,
 * which {@code DirectReaderAgreesTest} sees to; but for colons within flow collections that no
 * space follows, which it reads as Kubernetes does.
 */
final class DirectReader {

  private DirectReader() {}

  /** What the text holds; null where that is for SnakeYAML to say. */
  static @Nullable YamlFile read(String path, String text) {
    var documents = new ArrayList<YamlNode>();
    try {
      read(new Cursor(path, text), documents);
      return new YamlFile(path, documents, List.of());
    } catch (MissingSpace e) {
      var problem =
          YamlReader.problem(
              "yaml/syntax", "This is no YAML: a space is missing after the colon.", e.place());
      return new YamlFile(path, documents, List.of(problem));
    } catch (Unsure e) {
      return null;
    }
  }

  private static void read(Cursor cursor, List<YamlNode> documents) {
    var reader = new BlockReader(cursor);
    cursor.settle();
    add(documents, reader, cursor);
    while (cursor.here() != Cursor.END) {
      separator(cursor);
      add(documents, reader, cursor);
    }
  }

  private static void add(List<YamlNode> documents, BlockReader reader, Cursor cursor) {
    if (cursor.indent() == Cursor.NONE) {
      return;
    }
    var document = reader.node(Cursor.NONE);
    if (cursor.indent() != Cursor.NONE) {
      throw new Unsure();
    }
    if (!YamlReader.isEmpty(document)) {
      documents.add(document);
    }
  }

  private static void separator(Cursor cursor) {
    cursor.moveTo(cursor.offset() + "---".length());
    cursor.finishLine();
  }
}
