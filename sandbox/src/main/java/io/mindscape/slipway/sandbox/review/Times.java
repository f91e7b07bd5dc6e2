package io.mindscape.slipway.sandbox.review;

import java.util.List;

/** How long the same thing took, many times; in milliseconds. */
record Times(List<Long> sorted) {

  /** Of at least one. */
  static Times of(List<Long> millis) {
    return new Times(millis.stream().sorted().toList());
  }

  long median() {
    return sorted.get(sorted.size() / 2);
  }

  /** Of twenty, nineteen took no longer. */
  long high() {
    return sorted.get(Math.min(sorted.size() - 1, (int) Math.ceil(sorted.size() * 0.95) - 1));
  }

  long highest() {
    return sorted.getLast();
  }
}
