package io.mindscape.slipway.jobs.maintenance;

import io.mindscape.slipway.jobs.maintenance.journal.Journal.Line;
import io.mindscape.slipway.jobs.maintenance.journal.Journal.State;
import io.mindscape.slipway.jobs.maintenance.task.Step;
import io.mindscape.slipway.jobs.maintenance.task.Task.Occasion;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The order of environments within a task: a step of one is begun only where no step of those
 * before it ended otherwise than well. The order is that of the strategy file.
 */
final class Environments {

  private Environments() {}

  /** The first step of an environment before that of {@code step} that is not done. */
  static Optional<String> whyNot(
      Step step, List<Step> steps, Occasion occasion, Map<String, Line> lines) {
    var order = occasion.inForce().strategy().promotionOrder();
    var own = step.environment().map(order::indexOf).orElse(-1);
    return steps.stream()
        .filter(other -> other.environment().map(order::indexOf).orElse(own) < own)
        .filter(other -> !isDone(other, lines))
        .findFirst()
        .map(
            other ->
                "%s comes after %s, where %s did not end well"
                    .formatted(
                        step.environment().orElse(""),
                        other.environment().orElse(""),
                        other.title()));
  }

  private static boolean isDone(Step step, Map<String, Line> lines) {
    var line = lines.get(step.key());
    return line != null && line.state() == State.DONE;
  }
}
