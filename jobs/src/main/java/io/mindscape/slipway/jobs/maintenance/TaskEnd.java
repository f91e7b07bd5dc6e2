package io.mindscape.slipway.jobs.maintenance;

import io.mindscape.slipway.jobs.maintenance.journal.Journal;
import io.mindscape.slipway.jobs.maintenance.journal.Journal.Line;
import io.mindscape.slipway.jobs.maintenance.journal.Journal.State;
import java.util.Collection;
import java.util.List;

/** What the ends of its steps make of a task: the worst of them, and never better than its look. */
final class TaskEnd {

  private static final List<State> WORST_FIRST = List.of(State.FAILED, State.NOT_DONE);

  private TaskEnd() {}

  /**
   * How the task stands.
   *
   * @param looked how the look at it ended
   * @param lines all of the task, its own among them
   */
  static State of(State looked, Collection<Line> lines) {
    var ends =
        lines.stream()
            .filter(line -> !line.place().step().equals(Journal.WHOLE))
            .map(Line::state)
            .toList();
    for (var bad : WORST_FIRST) {
      if (looked == bad || ends.contains(bad)) {
        return bad;
      }
    }
    boolean hasPutOff = looked.isPutOff() || ends.stream().anyMatch(State::isPutOff);
    if (!hasPutOff) {
      return State.DONE;
    }
    return ends.stream().allMatch(State.DEFERRED::equals) ? State.DEFERRED : State.STOPPED;
  }
}
