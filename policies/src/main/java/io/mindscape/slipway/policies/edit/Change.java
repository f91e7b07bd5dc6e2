package io.mindscape.slipway.policies.edit;

/** One change of what a YAML file says. */
public sealed interface Change {

  /** What it is about. */
  Way way();

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
}
