package io.mindscape.slipway.sandbox.load;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/**
 * What became of what was sent.
 *
 * @param kept how many were answered with a 2xx
 * @param errors everything else, by what it was
 * @param took until the last answer
 * @param waits how long the answers took, in microseconds
 */
record Outcome(long kept, Map<String, Long> errors, Duration took, Histogram waits) {

  Outcome {
    errors = Map.copyOf(errors);
  }

  /** Acknowledgements a second. */
  double rate() {
    return kept * 1e9 / Math.max(1, took.toNanos());
  }

  /** Below this many milliseconds lies that share of the answers. */
  double millis(double percentile) {
    return waits.getValueAtPercentile(percentile) / 1e3;
  }

  long failed() {
    return errors.values().stream().mapToLong(Long::longValue).sum();
  }

  /** What went wrong, in words; empty if nothing did. */
  String trouble() {
    return errors.entrySet().stream()
        .map(error -> error.getValue() + " × " + error.getKey())
        .sorted()
        .collect(Collectors.joining(", "));
  }
}
