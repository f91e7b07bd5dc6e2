package io.mindscape.slipway.jobs.maintenance;

import io.mindscape.slipway.jobs.maintenance.guard.Bars.Bar;
import io.mindscape.slipway.jobs.maintenance.guard.LatestStrategy;
import io.mindscape.slipway.jobs.maintenance.guard.StopWork;
import io.mindscape.slipway.jobs.maintenance.task.Task.Occasion;
import io.mindscape.slipway.policies.strategy.Strategy;
import io.mindscape.slipway.policies.window.WindowSchedule;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A strategy that was changed in an opening: the window is at another time now, or the task is not
 * named any more. Then the task does nothing more in this opening, and what it had begun is taken
 * back, as after a veto. The report is written all the same, for people were told of the opening.
 */
final class Moved {

  private final LatestStrategy latest;
  private final Occasion occasion;

  Moved(LatestStrategy latest, Occasion occasion) {
    this.latest = latest;
    this.occasion = occasion;
  }

  /**
   * What stands against {@code task}; nothing outside the opening, where the window does.
   *
   * @param task empty for the report
   */
  Optional<Bar> bar(String task, Instant at) {
    return task.isEmpty() || !occasion.opening().covers(at)
        ? Optional.empty()
        : why(latest.of(occasion.repo(), at), task, at)
            .map(words -> new Bar(StopWork.Reason.VETO, "slipway.yaml was changed: " + words));
  }

  private static Optional<String> why(Strategy strategy, String task, Instant at) {
    var schedule = strategy.window();
    if (schedule == null) {
      return Optional.of("it has no maintenance.schedule any more");
    }
    if (!isOpen(schedule, at)) {
      return Optional.of("the window is not open now (%s)".formatted(schedule.plainly()));
    }
    return strategy.tasks().contains(task)
        ? Optional.empty()
        : Optional.of("maintenance.tasks does not name %s any more".formatted(task));
  }

  /** Freezes are another matter: they are in force while they last. */
  private static boolean isOpen(WindowSchedule schedule, Instant at) {
    return new WindowSchedule(
            schedule.days(), schedule.hours(), schedule.except(), List.of(), schedule.words())
        .at(at)
        .covers(at);
  }
}
