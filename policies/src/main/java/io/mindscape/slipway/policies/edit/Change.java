package io.mindscape.slipway.policies.edit;

import java.util.List;

/** One change of what a file says. */
public sealed interface Change {

  /** What it is about. */
  Way way();

  /** The same change in what stands at {@code root}. */
  default Change below(Way root) {
    return switch (this) {
      case Put(var way, var value) -> new Put(root.then(way), value);
      case Add(var way, var value) -> new Add(root.then(way), value);
      case Remove(var way) -> new Remove(root.then(way));
      case Rename(var way, var key) -> new Rename(root.then(way), key);
      case Drop(var way, var occurrence) -> new Drop(root.then(way), occurrence);
      case Lines lines -> lines;
    };
  }

  /**
   * Sees to it that {@code value} is at {@code way}: sets a single value, or puts in what is
   * missing of a mapping, with the keys on the way. What is there besides stays.
   */
  record Put(Way way, Value value) implements Change {}

  /** Adds an item to the end of the list at {@code way}. */
  record Add(Way way, Value value) implements Change {}

  /** Takes a key away, with its value and the comments that are its own. */
  record Remove(Way way) implements Change {}

  /** Gives a key another name. */
  record Rename(Way way, String key) implements Change {}

  /**
   * Takes one of the places away at which a key stands more than once.
   *
   * @param occurrence which, from 0; the last is the one that counts, and is not to be taken away
   */
  record Drop(Way way, int occurrence) implements Change {}

  /**
   * Writes other lines in the place of some: for texts that are no YAML, such as templates. Nothing
   * proves what comes of it; that is up to who makes it.
   *
   * @param line the first of them, from 1
   * @param gone the lines as they are, without what ends them; at least one
   * @param come what stands there instead; where that begins with {@code gone}, the rest is put in
   *     below
   */
  record Lines(int line, List<String> gone, List<String> come) implements Change {
    public Lines {
      gone = List.copyOf(gone);
      come = List.copyOf(come);
    }

    @Override
    public Way way() {
      return Way.root(0);
    }
  }
}
