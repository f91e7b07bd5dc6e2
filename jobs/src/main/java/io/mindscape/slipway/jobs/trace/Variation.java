package io.mindscape.slipway.jobs.trace;

import io.mindscape.slipway.policies.yaml.YamlNode;
import io.mindscape.slipway.policies.yaml.YamlNode.Entry;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import io.mindscape.slipway.policies.yaml.YamlNode.Sequence;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Other values in the place of those that somebody wrote.
 *
 * @param leaves what stands for a leaf: a text, a whole number, a number or a truth
 * @param renamed an entry whose key is another; null for none
 */
record Variation(Map<Leaf, Object> leaves, @Nullable Entry renamed) {

  /** What a key has at its end that is another. */
  static final String OTHER_KEY = "zq";

  Variation {
    leaves = Map.copyOf(leaves);
  }

  Variation(Map<Leaf, Object> leaves) {
    this(leaves, null);
  }

  /** The values as they are. */
  static Variation none() {
    return new Variation(Map.of());
  }

  /** A layer with these values in it, as JSON, which every YAML parser reads alike. */
  byte[] write(Layer layer) {
    var text = new StringBuilder();
    write(layer.root(), layer.leaves().iterator(), text);
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void write(YamlNode node, Iterator<Leaf> ahead, StringBuilder text) {
    switch (node) {
      case Mapping mapping -> write(mapping.entries(), ahead, text);
      case Sequence list -> {
        text.append('[');
        var separator = "";
        for (var item : list.items()) {
          text.append(separator);
          write(item, ahead, text);
          separator = ",";
        }
        text.append(']');
      }
      case Scalar scalar -> write(scalar, leaves.get(ahead.next()), text);
    }
  }

  @SuppressWarnings("ReferenceEquality") // one entry among others that may read alike
  private void write(List<Entry> entries, Iterator<Leaf> ahead, StringBuilder text) {
    text.append('{');
    var separator = "";
    for (var entry : entries) {
      text.append(separator);
      quote(entry == renamed ? entry.jsonKey() + OTHER_KEY : entry.jsonKey(), text);
      text.append(':');
      write(entry.value(), ahead, text);
      separator = ",\n";
    }
    text.append('}');
  }

  private static void write(Scalar scalar, @Nullable Object instead, StringBuilder text) {
    var value = instead == null ? scalar.value() : instead;
    switch (value) {
      case null -> text.append("null");
      case String words -> quote(words, text);
      // Infinity is no number to JSON.
      case Double number when !Double.isFinite(number) -> quote(scalar.text(), text);
      default -> text.append(value);
    }
  }

  private static void quote(String words, StringBuilder text) {
    text.append('"');
    for (int at = 0; at < words.length(); at++) {
      char letter = words.charAt(at);
      if (letter == '"' || letter == '\\') {
        text.append('\\').append(letter);
      } else if (letter < ' ' || letter == 0x7f || (letter >= 0x80 && letter < 0xa0)) {
        text.append("\\u%04x".formatted((int) letter));
      } else {
        text.append(letter);
      }
    }
    text.append('"');
  }
}
