package io.mindscape.slipway.jobs.maintenance.report;

import io.mindscape.slipway.jobs.prose.Markdown;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is known of one task.
 *
 * @param name as the strategy file has it
 * @param putOffInARow in how many openings in a row it was put off, this one among them
 * @param said by the task as a whole, beside what its steps say
 */
public record TaskTold(
    String name, Span span, int putOffInARow, List<Said> said, List<StepTold> steps) {

  /** A task that was put off so often comes before the others. */
  public static final int OFTEN = 3;

  public TaskTold {
    said = List.copyOf(said);
    steps = List.copyOf(steps);
  }

  /** For a sentence: {@code log rotation}. */
  String words() {
    return name.replace('_', ' ');
  }

  /** As it is typed in a command: {@code log_rotation}, in bold. */
  String bold() {
    return "**%s**".formatted(name.matches("[a-z0-9_]{1,50}") ? name : Markdown.text(name));
  }

  /** {@code was}, or {@code were} for those whose name is a plural. */
  String was() {
    return name.endsWith("s") ? "were" : "was";
  }

  Outcome outcome() {
    return span.outcome();
  }

  /** Whether it comes first next time. */
  boolean isRaised() {
    return putOffInARow >= OFTEN;
  }

  /** What was said by it and all its steps. */
  Stream<Said> all() {
    return Stream.concat(said.stream(), steps.stream().flatMap(step -> step.said().stream()));
  }

  /**
   * When something was at work, and how it ended.
   *
   * @param from when it began; where it did not, when that was noted
   * @param to when it ended; while it has not, the same as {@code from}
   * @param expected how long it was expected to take; zero where nobody knew
   * @param attempts how often it was begun: more than once after an interruption
   */
  public record Span(Outcome outcome, Instant from, Instant to, Duration expected, int attempts) {
    Duration took() {
      return Duration.between(from, to);
    }
  }

  /**
   * What is known of one of its steps.
   *
   * @param title in plain words
   */
  public record StepTold(String title, Span span, List<Said> said) {
    public StepTold {
      said = List.copyOf(said);
    }
  }
}
