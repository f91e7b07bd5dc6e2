package io.mindscape.slipway.jobs.trace;

import java.util.List;

/** A step on the way to a node of an object. */
sealed interface Step {

  /** Into a mapping. */
  record Key(String key) implements Step {}

  /**
   * Into a list.
   *
   * @param at from 0
   * @param of how many items the list has
   * @param name what the item says under {@code name}; empty where it says nothing
   */
  record Item(int at, int of, String name) implements Step {}

  /** The last key on a way; empty where there is none. */
  static String lastKey(List<Step> way) {
    for (var step : way.reversed()) {
      if (step instanceof Key(var key)) {
        return key;
      }
    }
    return "";
  }
}
