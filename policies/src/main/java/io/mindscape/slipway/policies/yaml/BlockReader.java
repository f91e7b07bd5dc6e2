package io.mindscape.slipway.policies.yaml;

import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.yaml.Words.Word;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import io.mindscape.slipway.policies.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Reads mappings and lists that are told by their indent, for {@link DirectReader}. Each method
 * starts on the first character of what it reads, and leaves the cursor on the next line with
 * content.
 */
final class BlockReader {

  private final Cursor cursor;
  private final Words words;
  private final BlockText texts;
  private final FlowReader flow;
  private final Bounds bounds = new Bounds();

  BlockReader(Cursor cursor) {
    this.cursor = cursor;
    this.words = new Words(cursor);
    this.texts = new BlockText(cursor);
    this.flow = new FlowReader(cursor, words, bounds);
  }

  /**
   * Whatever begins here.
   *
   * @param parent the column of the collection that it stands in
   */
  YamlNode node(int parent) {
    int column = cursor.column();
    if (cursor.isDash()) {
      return sequence(column, false);
    }
    var other = longer(parent);
    if (other != null) {
      return other;
    }
    var word = words.read(false);
    return cursor.isColon() ? mapping(column, word) : scalar(word, parent);
  }

  /** A value on the line of its key. */
  private YamlNode inline(int parent) {
    var other = longer(parent);
    return other == null ? scalar(words.read(false), parent) : other;
  }

  private @Nullable YamlNode longer(int parent) {
    return switch (cursor.here()) {
      case '|', '>' -> {
        bounds.count();
        yield texts.read(parent);
      }
      case '{', '[' -> {
        var read = flow.read();
        cursor.finishLine();
        yield read;
      }
      default -> null;
    };
  }

  private Scalar scalar(Word word, int parent) {
    bounds.count();
    return words.whole(word, parent).scalar();
  }

  private Mapping mapping(int column, Word first) {
    bounds.enter();
    var entries = new Entries();
    var key = first;
    entries.add(key, value(column));
    while (cursor.indent() == column && !cursor.isDash()) {
      key = words.read(false);
      entries.add(key, value(column));
    }
    if (cursor.indent() >= column) {
      throw new Unsure();
    }
    bounds.leave();
    return entries.mapping(first.place());
  }

  /** What follows the colon that the cursor is on. */
  private YamlNode value(int column) {
    bounds.count();
    if (!cursor.isColon()) {
      throw new Unsure();
    }
    cursor.step();
    var behind = cursor.place();
    cursor.spaces();
    if (!cursor.isLineOver()) {
      return inline(column);
    }
    cursor.finishLine();
    if (cursor.indent() == column && cursor.isDash()) {
      return sequence(column, true);
    }
    return below(column, behind);
  }

  /** What stands on the lines below, if they are further in. */
  private YamlNode below(int column, Place behind) {
    if (cursor.indent() > column) {
      return node(column);
    }
    bounds.count();
    return new Scalar(behind, "", Scalar.Type.NULL, null);
  }

  /**
   * @param hasKeys whether the keys of the mapping around it stand in the same column
   */
  private Sequence sequence(int column, boolean hasKeys) {
    bounds.enter();
    var place = cursor.place();
    var items = new ArrayList<YamlNode>();
    do {
      items.add(item(column));
    } while (cursor.indent() == column && cursor.isDash());
    if (cursor.indent() > column || (cursor.indent() == column && !hasKeys)) {
      throw new Unsure();
    }
    bounds.leave();
    return new Sequence(place, items);
  }

  private YamlNode item(int column) {
    cursor.step();
    var behind = cursor.place();
    cursor.spaces();
    if (!cursor.isLineOver()) {
      return node(column);
    }
    cursor.finishLine();
    return below(column, behind);
  }
}
