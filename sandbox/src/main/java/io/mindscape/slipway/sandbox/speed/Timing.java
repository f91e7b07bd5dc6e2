package io.mindscape.slipway.sandbox.speed;

import java.util.ArrayList;
import java.util.List;

/**
 * What one way to judge a folder took, round by round.
 *
 * @param runs in the order in which they were made
 */
record Timing(String name, List<Run> runs) {

  Timing(String name) {
    this(name, new ArrayList<>());
  }

  /**
   * One run.
   *
   * @param seconds from start to end
   * @param processor seconds of processor time, of all threads
   * @param megabytes the most that was resident; since its start, for a process that lives on
   */
  record Run(double seconds, double processor, long megabytes) {}

  void add(Run run) {
    runs.add(run);
  }

  double median() {
    return middle(runs.stream().map(Run::seconds).toList());
  }

  double processor() {
    return middle(runs.stream().map(Run::processor).toList());
  }

  double fastest() {
    return runs.stream().mapToDouble(Run::seconds).min().orElse(Double.NaN);
  }

  double slowest() {
    return runs.stream().mapToDouble(Run::seconds).max().orElse(Double.NaN);
  }

  long megabytes() {
    return runs.stream().mapToLong(Run::megabytes).max().orElse(0);
  }

  /** The median of this one's time to another's, pair by pair: both met the same load. */
  double against(Timing other) {
    var ratios = new ArrayList<Double>();
    for (int at = 0; at < Math.min(runs.size(), other.runs.size()); at++) {
      ratios.add(runs.get(at).seconds() / other.runs.get(at).seconds());
    }
    return middle(ratios);
  }

  private static double middle(List<Double> values) {
    var sorted = values.stream().sorted().toList();
    int half = sorted.size() / 2;
    if (sorted.isEmpty()) {
      return Double.NaN;
    }
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }
}
