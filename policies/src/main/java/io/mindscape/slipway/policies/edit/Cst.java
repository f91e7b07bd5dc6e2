package io.mindscape.slipway.policies.edit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;

/** A value as it is written, with where it stands: offsets into the text, in UTF-16 units. */
sealed interface Cst {

  int start();

  /** Behind it; for what is written in lines of its own, somewhere before what follows. */
  int end();

  @Nullable String anchor();

  /** Whether it holds nothing. */
  default boolean isEmpty() {
    return switch (this) {
      case Scalar scalar -> scalar.isNothing();
      case Mapping mapping -> mapping.pairs().isEmpty();
      case Sequence list -> list.items().isEmpty();
      case Alias alias -> false;
    };
  }

  /** A single value; of no length where nothing is written. */
  record Scalar(int start, int end, @Nullable String anchor, String value, ScalarStyle style)
      implements Cst {

    boolean isNothing() {
      return style == ScalarStyle.PLAIN
          && switch (value) {
            case "", "~", "null", "Null", "NULL" -> true;
            default -> false;
          };
    }

    boolean isBlock() {
      return style == ScalarStyle.LITERAL || style == ScalarStyle.FOLDED;
    }
  }

  /** A reference to what has an anchor. */
  record Alias(int start, int end, String name) implements Cst {
    @Override
    public @Nullable String anchor() {
      return null;
    }
  }

  /** A mapping. */
  record Mapping(int start, int end, @Nullable String anchor, boolean flow, List<Pair> pairs)
      implements Cst {
    public Mapping {
      pairs = List.copyOf(pairs);
    }

    /** Where the pair with this key is, from {@code from} on; -1 where there is none. */
    int find(String key, int from) {
      for (int at = from; at < pairs.size(); at++) {
        if (pairs.get(at).is(key)) {
          return at;
        }
      }
      return -1;
    }

    /** Where the pair is that counts: the last with this key; -1 where there is none. */
    int last(String key) {
      for (int at = pairs.size() - 1; at >= 0; at--) {
        if (pairs.get(at).is(key)) {
          return at;
        }
      }
      return -1;
    }
  }

  /** A list. */
  record Sequence(int start, int end, @Nullable String anchor, boolean flow, List<Cst> items)
      implements Cst {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  /** A key and its value. */
  record Pair(Cst key, Cst value) {
    boolean is(String name) {
      return key instanceof Scalar scalar && scalar.value().equals(name);
    }

    /** The key as text; empty where it is none. */
    String name() {
      return key instanceof Scalar scalar ? scalar.value() : "";
    }
  }
}
