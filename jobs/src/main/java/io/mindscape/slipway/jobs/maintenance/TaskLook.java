package io.mindscape.slipway.jobs.maintenance;

import io.mindscape.slipway.jobs.maintenance.guard.Guard;
import io.mindscape.slipway.jobs.maintenance.guard.StopWork;
import io.mindscape.slipway.jobs.maintenance.task.Notes;
import io.mindscape.slipway.jobs.maintenance.task.Step;
import io.mindscape.slipway.jobs.maintenance.task.Task;
import io.mindscape.slipway.jobs.maintenance.task.Task.Occasion;
import io.mindscape.slipway.jobs.maintenance.task.Task.Turn;
import io.mindscape.slipway.jobs.maintenance.task.TaskName;
import java.util.List;
import java.util.Optional;

/** Has a task look at what there is to do, which is cut off like a step when it does not end. */
final class TaskLook {

  private final Occasion occasion;
  private final Work work;
  private final Guard guard;
  private final Optional<Task> task;

  /**
   * @param name as the strategy file has it
   * @param guard that of the task
   */
  TaskLook(Occasion occasion, Work work, String name, Guard guard) {
    this.occasion = occasion;
    this.work = work;
    this.guard = guard;
    this.task = TaskName.of(name).map(work.tasks()::get);
  }

  /** Whether the bot has such a task. */
  boolean isKnown() {
    return task.isPresent();
  }

  /**
   * The steps of the task; none of one that is not known.
   *
   * @param limits what it may do meanwhile
   * @throws StopWork also if it did not end in time
   */
  List<Step> steps(Guard limits, Notes notes) {
    if (task.isEmpty()) {
      return List.of();
    }
    limits.step("looking at what there is to do");
    var systems = work.systems().guardedBy(limits);
    var watch = work.cutOff().at(guard.forStep().end());
    try (watch) {
      return task.get().steps(new Turn(occasion, systems, limits, work.effects(), notes));
    } catch (StopWork stop) {
      throw stop;
    } catch (RuntimeException failure) {
      throw watch.hasCut() ? cutOff(failure) : failure;
    }
  }

  /** What hangs when it is asked must not keep the report from being written before the close. */
  private static StopWork cutOff(RuntimeException failure) {
    var stop =
        new StopWork(
            StopWork.Reason.WINDOW,
            "the look at what there is to do did not end in time, and was cut off");
    stop.addSuppressed(failure);
    return stop;
  }
}
