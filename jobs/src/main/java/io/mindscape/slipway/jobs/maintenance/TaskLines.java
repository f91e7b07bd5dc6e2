package io.mindscape.slipway.jobs.maintenance;

import io.mindscape.slipway.jobs.maintenance.journal.Journal;
import io.mindscape.slipway.jobs.maintenance.journal.Journal.Line;
import io.mindscape.slipway.jobs.maintenance.journal.Journal.Place;
import io.mindscape.slipway.jobs.maintenance.task.Task.Occasion;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the journal has of one task in one opening, as it is at the moment of asking.
 *
 * @param task as the strategy file has it
 */
record TaskLines(Occasion occasion, Journal journal, String task) {

  /** By the key of their step; with {@link Journal#WHOLE} that of the task. */
  Map<String, Line> all() {
    return journal.lines(occasion.repo(), occasion.opening().opens()).stream()
        .filter(line -> line.place().task().equals(task))
        .collect(Collectors.toMap(line -> line.place().step(), Function.identity()));
  }

  /** Those of steps that were begun, or taken back, and did not come to an end. */
  List<Line> halfDone() {
    return all().values().stream()
        .filter(line -> !line.state().isConcluded())
        .filter(line -> !line.place().step().equals(Journal.WHOLE))
        .toList();
  }

  Place place(String step) {
    return new Place(occasion.repo(), occasion.opening(), task, step);
  }
}
