package io.mindscape.slipway.sandbox.agreement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * YAML as it is written: it keeps whether a scalar was quoted, and may hold a key twice. Never
 * changed; an edit gives another tree.
 */
sealed interface Tree {

  /** How a scalar stands in the text. */
  enum Style {
    /** As it is, without quotes: YAML decides what it means. */
    PLAIN,
    /** Between double quotes: text for certain. */
    QUOTED
  }

  /** A scalar. */
  record Scalar(String text, Style style) implements Tree {

    /** Whether YAML 1.1 reads it as null. */
    boolean isNull() {
      return style == Style.PLAIN
          && (text.isEmpty() || text.equals("~") || text.equalsIgnoreCase("null"));
    }
  }

  /** A mapping. A key that stands twice is found by its first entry. */
  record Branch(List<Entry> entries) implements Tree {
    public Branch {
      entries = List.copyOf(entries);
    }

    Optional<Tree> get(String key) {
      return entries.stream()
          .filter(entry -> entry.key().equals(key))
          .map(Entry::value)
          .findFirst();
    }

    /** With {@code value} under {@code key}: in its place where it is there, else as the last. */
    Branch with(String key, Tree value) {
      var edited = new ArrayList<>(entries);
      for (int at = 0; at < edited.size(); at++) {
        if (edited.get(at).key().equals(key)) {
          edited.set(at, new Entry(key, value));
          return new Branch(edited);
        }
      }
      edited.add(new Entry(key, value));
      return new Branch(edited);
    }

    Branch without(String key) {
      return new Branch(entries.stream().filter(entry -> !entry.key().equals(key)).toList());
    }
  }

  /** A list. */
  record Items(List<Tree> items) implements Tree {
    public Items {
      items = List.copyOf(items);
    }
  }

  /** A value with an anchor, which an {@link Alias} further down repeats. */
  record Anchored(String name, Tree value) implements Tree {}

  /** What stands for the value with that anchor. */
  record Alias(String name) implements Tree {}

  /** A key and its value. */
  record Entry(String key, Tree value) {}

  static Scalar plain(String text) {
    return new Scalar(text, Style.PLAIN);
  }

  static Scalar quoted(String text) {
    return new Scalar(text, Style.QUOTED);
  }

  /** The text of the scalar at a path of keys; the empty string where there is none. */
  default String text(String... keys) {
    Tree tree = this;
    for (var key : keys) {
      var below = tree instanceof Branch branch ? branch.get(key) : Optional.<Tree>empty();
      if (below.isEmpty()) {
        return "";
      }
      tree = below.get();
    }
    return tree instanceof Scalar scalar && !scalar.isNull() ? scalar.text() : "";
  }
}
