package io.mindscape.slipway.sandbox.load;

import java.util.List;
import java.util.Locale;

/** Several measurements of the same thing. */
record Spread(double lowest, double median, double highest) {

  /** Of at least one value. */
  static Spread of(List<Double> values) {
    var sorted = values.stream().sorted().toList();
    int half = sorted.size() / 2;
    double median =
        sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    return new Spread(sorted.getFirst(), median, sorted.getLast());
  }

  /** All three in a format for one. */
  String text(String format) {
    return String.format(
        Locale.ROOT, format + "/" + format + "/" + format, lowest, median, highest);
  }
}
