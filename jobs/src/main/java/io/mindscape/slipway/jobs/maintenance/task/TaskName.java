package io.mindscape.slipway.jobs.maintenance.task;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The tasks that there are, and how long each takes as a rule. */
public enum TaskName {
  SECURITY_PATCHES(Duration.ofMinutes(15)),
  DEPENDENCY_UPDATES(Duration.ofMinutes(15)),
  DATABASE_OPTIMIZATION(Duration.ofMinutes(45)),
  LOG_ROTATION(Duration.ofMinutes(15));

  private final Duration expected;

  TaskName(Duration expected) {
    this.expected = expected;
  }

  /** The declared duration; nothing is begun that would not end in time with it. */
  public Duration expected() {
    return expected;
  }

  /** The task that the strategy file calls {@code name}. */
  public static Optional<TaskName> of(String name) {
    return Arrays.stream(values()).filter(task -> task.toString().equals(name)).findFirst();
  }

  /** All of them, for a person. */
  public static String all() {
    return Arrays.stream(values()).map(TaskName::toString).collect(Collectors.joining(", "));
  }

  /** As the strategy file writes it: {@code security_patches}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
