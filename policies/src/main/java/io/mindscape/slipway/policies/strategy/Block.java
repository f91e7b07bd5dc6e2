package io.mindscape.slipway.policies.strategy;

import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.schema.Nearest;
import io.mindscape.slipway.policies.yaml.YamlNode;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import io.mindscape.slipway.policies.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A mapping of the strategy file as its reader walks it: it knows its key, and keeps what is wrong.
 */
final class Block {

  private final String key;
  private final Mapping node;
  private final Notes notes;

  Block(String key, Mapping node, Notes notes) {
    this.key = key;
    this.node = node;
    this.notes = notes;
  }

  /** Everything that is not understood, together, and where everything stands. */
  record Notes(List<String> problems, java.util.Map<String, Place> places) {
    void problem(Place place, String text) {
      problems.add(place + " " + text);
    }
  }

  Place place() {
    return node.place();
  }

  /** With those of the blocks around it: {@code maintenance.database}. */
  String key() {
    return key;
  }

  Notes notes() {
    return notes;
  }

  /** Complains of keys that are none of {@code known}. */
  Block only(String... known) {
    for (var entry : node.entries()) {
      if (!List.of(known).contains(entry.key())) {
        notes.problem(
            entry.place(),
            "\"%s\" is no key of %s%s; there are %s"
                .formatted(
                    entry.key(),
                    key.isEmpty() ? "the strategy file" : "\"" + key + "\"",
                    Nearest.question(entry.key(), Set.of(known)),
                    String.join(", ", known)));
      }
    }
    return this;
  }

  List<String> keys() {
    return node.entries().stream().map(YamlNode.Entry::key).toList();
  }

  boolean has(String name) {
    return node.get(name) != null;
  }

  /** Whether a mapping follows a key. */
  boolean isMapping(String name) {
    return node.get(name) instanceof Mapping;
  }

  /** Whether nothing follows a key. */
  boolean isNothing(String name) {
    var entry = node.entry(name);
    return entry == null || isNothing(entry.value());
  }

  /** Where a key stands; the start of the block where it does not. */
  Place placeOf(String name) {
    var entry = node.entry(name);
    return entry == null ? node.place() : entry.place();
  }

  /** The block under a key, or null where it is not there. */
  @Nullable Block block(String name) {
    var entry = node.entry(name);
    if (entry == null || isNothing(entry.value())) {
      return null;
    }
    notes.places().put(join(name), entry.place());
    if (entry.value() instanceof Mapping mapping) {
      return new Block(join(name), mapping, notes);
    }
    notes.problem(entry.place(), "\"%s\" has to be a mapping".formatted(join(name)));
    return null;
  }

  /** The blocks of a list of mappings. */
  List<Block> blocks(String name) {
    var found = new ArrayList<Block>();
    for (var item : items(name)) {
      if (item instanceof Mapping mapping) {
        found.add(new Block(join(name), mapping, notes));
      } else {
        notes.problem(item.place(), "\"%s\" has to be a list of mappings".formatted(join(name)));
      }
    }
    return found;
  }

  /** The values of a list of words. */
  List<String> words(String name) {
    return scalars(items(name), name);
  }

  /** A list of lists of words, or a single word. */
  List<List<String>> waves(String name) {
    return items(name).stream()
        .map(
            item ->
                item instanceof Sequence wave
                    ? scalars(wave.items(), name)
                    : scalars(List.of(item), name))
        .toList();
  }

  /**
   * The values of a list, or of a single word, as {@code reader} understands them; without those
   * that are not understood.
   */
  <T> List<T> all(String name, Function<String, T> reader) {
    var entry = node.entry(name);
    var items =
        entry != null && entry.value() instanceof Scalar one && !isNothing(one)
            ? List.<YamlNode>of(one)
            : items(name);
    var found = new ArrayList<T>();
    for (var item : items) {
      if (!(item instanceof Scalar scalar)) {
        notes.problem(item.place(), "\"%s\" has to be a list of words".formatted(join(name)));
        continue;
      }
      try {
        found.add(reader.apply(scalar.text()));
      } catch (Refused e) {
        notes.problem(scalar.place(), "\"%s\": %s".formatted(join(name), e.getMessage()));
      }
    }
    return found;
  }

  /** The text of a value; empty where it is not there. */
  String text(String name) {
    var found = read(name, Function.identity());
    return found == null ? "" : found;
  }

  /** A value as {@code reader} understands it; null where it is not there or not understood. */
  <T> @Nullable T read(String name, Function<String, T> reader) {
    var entry = node.entry(name);
    if (entry == null || isNothing(entry.value())) {
      return null;
    }
    notes.places().put(join(name), entry.value().place());
    if (!(entry.value() instanceof Scalar scalar)) {
      notes.problem(entry.place(), "\"%s\" has to be a single value".formatted(join(name)));
      return null;
    }
    try {
      return reader.apply(scalar.text());
    } catch (Refused e) {
      notes.problem(scalar.place(), "\"%s\": %s".formatted(join(name), e.getMessage()));
      return null;
    }
  }

  void problem(String name, String text) {
    notes.problem(placeOf(name), text);
  }

  private List<YamlNode> items(String name) {
    var entry = node.entry(name);
    if (entry == null || isNothing(entry.value())) {
      return List.of();
    }
    notes.places().put(join(name), entry.place());
    if (entry.value() instanceof Sequence list) {
      return list.items();
    }
    notes.problem(entry.place(), "\"%s\" has to be a list".formatted(join(name)));
    return List.of();
  }

  private List<String> scalars(List<YamlNode> items, String name) {
    var texts = new ArrayList<String>();
    for (var item : items) {
      if (item instanceof Scalar scalar) {
        texts.add(scalar.text());
      } else {
        notes.problem(item.place(), "\"%s\" has to be a list of words".formatted(join(name)));
      }
    }
    return texts;
  }

  private String join(String name) {
    return key.isEmpty() ? name : key + "." + name;
  }

  private static boolean isNothing(YamlNode node) {
    return node instanceof Scalar scalar && scalar.type() == Scalar.Type.NULL;
  }
}
