package io.mindscape.slipway.jobs.maintenance.task;

import java.time.Duration;

/**
 * What is known of how long a step takes. Durations are kept under {@code name}, which steps of one
 * sort share; while there are few of them, {@code declared} holds.
 *
 * @param name such as {@code database_optimization/vacuum}; at most 100 characters
 */
public record Measure(String name, Duration declared) {
  public Measure {
    if (name.isBlank() || name.length() > 100) {
      throw new IllegalArgumentException("the name of a measure has 1 to 100 characters: " + name);
    }
    if (!declared.isPositive()) {
      throw new IllegalArgumentException("%s: %s is no duration".formatted(name, declared));
    }
  }
}
