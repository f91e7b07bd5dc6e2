package io.mindscape.slipway.policies.yaml;

import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import io.mindscape.slipway.policies.yaml.YamlNode.Sequence;
import java.util.ArrayList;

/**
 * Reads {@code {a: b}} and {@code [a, b]} for {@link DirectReader}, also over several lines, where
 * each plain scalar stands on one line.
 */
final class FlowReader {

  private final Cursor cursor;
  private final Words words;
  private final Bounds bounds;

  FlowReader(Cursor cursor, Words words, Bounds bounds) {
    this.cursor = cursor;
    this.words = words;
    this.bounds = bounds;
  }

  /** The collection that begins here; the cursor stands behind its end. */
  YamlNode read() {
    bounds.enter();
    var read = cursor.here() == '{' ? mapping() : sequence();
    bounds.leave();
    return read;
  }

  private Mapping mapping() {
    var place = cursor.place();
    var entries = new Entries();
    cursor.step();
    gap();
    while (cursor.here() != '}') {
      var key = words.read(true);
      bounds.count();
      entries.add(key, valueOf(key));
      separator('}');
    }
    cursor.step();
    return entries.mapping(place);
  }

  private YamlNode valueOf(Words.Word key) {
    char here = cursor.here();
    if (here == ',' || here == '}') {
      bounds.count();
      return new Scalar(cursor.place(), "", Scalar.Type.NULL, null);
    }
    // A quoted key needs no space behind its colon.
    if (here != ':' || (key.isPlain() && !cursor.isColon())) {
      throw new Unsure();
    }
    cursor.step();
    gap();
    return value();
  }

  private Sequence sequence() {
    var place = cursor.place();
    var items = new ArrayList<YamlNode>();
    cursor.step();
    gap();
    while (cursor.here() != ']') {
      items.add(value());
      separator(']');
    }
    cursor.step();
    return new Sequence(place, items);
  }

  private YamlNode value() {
    char first = cursor.here();
    if (first == '{' || first == '[') {
      return read();
    }
    bounds.count();
    return words.read(true).scalar();
  }

  /** A comma, or the end. */
  private void separator(char end) {
    gap();
    if (cursor.here() == ',') {
      cursor.step();
      gap();
    } else if (cursor.here() != end) {
      throw new Unsure();
    }
  }

  /** Skips spaces, comments and line ends. */
  private void gap() {
    cursor.spaces();
    while (cursor.isLineOver() && cursor.here() != Cursor.END) {
      cursor.skipLine();
      cursor.spaces();
      if (cursor.column() == 0 && "-.%".indexOf(cursor.here()) >= 0) {
        throw new Unsure();
      }
    }
  }
}
