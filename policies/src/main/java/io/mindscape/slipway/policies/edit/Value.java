package io.mindscape.slipway.policies.edit;

import io.mindscape.slipway.policies.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;

/** A value to write; how it is quoted and indented is the file's business. */
public sealed interface Value {

  /** Text: in quotes where it would read as something else. */
  record Text(String text) implements Value {}

  /** A number or a truth value, such as {@code 3} or {@code false}: never in quotes. */
  record Bare(String text) implements Value {}

  /** What may be either, such as a quantity: {@code 2}, {@code "2"}. */
  record Loose(String text) implements Value {}

  /** A mapping; keys in order. */
  record Tree(List<Pair> pairs) implements Value {
    public Tree {
      pairs = List.copyOf(pairs);
    }

    /** The pairs of both; what is under a key of both is joined where both are mappings. */
    public Tree with(Tree more) {
      var all = new LinkedHashMap<String, Value>();
      pairs.forEach(pair -> all.put(pair.key(), pair.value()));
      more.pairs.forEach(pair -> all.merge(pair.key(), pair.value(), Tree::joined));
      return new Tree(
          all.entrySet().stream().map(pair -> new Pair(pair.getKey(), pair.getValue())).toList());
    }

    private static Value joined(Value one, Value other) {
      return one instanceof Tree tree && other instanceof Tree more ? tree.with(more) : other;
    }
  }

  /** A list. */
  record Items(List<Value> items) implements Value {
    public Items {
      items = List.copyOf(items);
    }
  }

  /** A key and its value. */
  record Pair(String key, Value value) {}

  /** A mapping of one key. */
  static Tree tree(String key, Value value) {
    return new Tree(List.of(new Pair(key, value)));
  }

  /** What was read, to be written elsewhere. */
  static Value of(YamlNode node) {
    return switch (node) {
      case YamlNode.Scalar scalar when scalar.type() == YamlNode.Scalar.Type.STRING ->
          new Text(scalar.text());
      case YamlNode.Scalar scalar -> new Bare(scalar.text().isEmpty() ? "null" : scalar.text());
      case YamlNode.Sequence list -> new Items(list.items().stream().map(Value::of).toList());
      case YamlNode.Mapping mapping ->
          new Tree(
              mapping.entries().stream()
                  .map(entry -> new Pair(entry.key(), of(entry.value())))
                  .toList());
    };
  }
}
