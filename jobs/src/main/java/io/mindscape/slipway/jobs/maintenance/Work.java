package io.mindscape.slipway.jobs.maintenance;

import io.mindscape.slipway.jobs.effect.Effects;
import io.mindscape.slipway.jobs.maintenance.guard.Guard;
import io.mindscape.slipway.jobs.maintenance.guard.Systems;
import io.mindscape.slipway.jobs.maintenance.journal.Journal;
import io.mindscape.slipway.jobs.maintenance.task.Task;
import io.mindscape.slipway.jobs.maintenance.task.TaskName;
import java.time.Clock;
import java.util.Map;
import java.util.function.Function;

/**
 * What an opening is run with.
 *
 * @param tasks those that there are
 * @param systems not guarded yet
 * @param guards the guard of the task of that name
 * @param memory what is remembered, and when
 */
record Work(
    Map<TaskName, Task> tasks,
    Systems systems,
    Function<String, Guard> guards,
    Effects effects,
    Memory memory) {

  /** The journal, and what tells the time. */
  record Memory(Journal journal, Clock clock, CutOff cutOff) {}

  Journal journal() {
    return memory.journal();
  }

  Clock clock() {
    return memory.clock();
  }

  CutOff cutOff() {
    return memory.cutOff();
  }
}
