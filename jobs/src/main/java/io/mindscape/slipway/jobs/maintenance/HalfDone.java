package io.mindscape.slipway.jobs.maintenance;

import io.mindscape.slipway.jobs.maintenance.guard.Guard;
import io.mindscape.slipway.jobs.maintenance.guard.StopWork;
import io.mindscape.slipway.jobs.maintenance.journal.Journal.End;
import io.mindscape.slipway.jobs.maintenance.journal.Journal.Line;
import io.mindscape.slipway.jobs.maintenance.journal.Journal.State;
import io.mindscape.slipway.jobs.maintenance.report.Said;
import io.mindscape.slipway.jobs.maintenance.task.Notes;
import io.mindscape.slipway.jobs.maintenance.task.Step;
import io.mindscape.slipway.jobs.prose.Markdown;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The steps of a task in which a process died: they are taken back, or it is said that they are
 * left.
 */
final class HalfDone {

  private final TaskLines lines;
  private final Work work;
  private final Guard guard;
  private final StepRun steps;

  /**
   * @param guard that of the task
   */
  HalfDone(TaskLines lines, Work work, Guard guard, StepRun steps) {
    this.lines = lines;
    this.work = work;
    this.guard = guard;
    this.steps = steps;
  }

  /**
   * Takes all of them back; what their task does not speak of any more had come to its end, where
   * it could see everything.
   *
   * @throws StopWork with a reason that goes on
   */
  void mend(TaskLook look) {
    var halfDone = lines.halfDone();
    if (halfDone.isEmpty()) {
      return;
    }
    guard.trust();
    try {
      var steps = look.steps(guard.forUndo(), new Notes());
      boolean sawAll = steps.stream().noneMatch(Step::hidesOthers);
      var known = byKey(steps);
      halfDone.stream()
          .filter(line -> sawAll || known.containsKey(line.place().step()))
          .forEach(line -> mend(line, known));
    } catch (StopWork stop) {
      stop.passOn();
    } catch (RuntimeException failure) {
      // It is looked at once more when its task has its turn, and is told there.
      StepRun.failed(failure, new Notes(), lines.occasion());
    }
  }

  private void mend(Line line, Map<String, Step> known) {
    var step = known.get(line.place().step());
    if (step != null) {
      if (!step.resumes() || guard.in(step.environment()).standing().isPresent()) {
        steps.mend(step, line.place(), line.attempt());
      }
      return;
    }
    guard.trust();
    var words = "%s: a restart found it done".formatted(Markdown.text(line.what().title()));
    work.journal()
        .end(line.place(), line.attempt(), new End(State.DONE, line.begun(), List.of(words)));
  }

  /**
   * Takes one back that would have gone on, had there been time.
   *
   * @throws StopWork with a reason that goes on
   */
  void takeBack(Step step, Line line) {
    try {
      steps.mend(step, line.place(), line.attempt());
    } catch (StopWork stop) {
      stop.passOn();
    }
  }

  /** Says of those that are still there how they are left. */
  void leave() {
    lines.halfDone().forEach(this::leave);
  }

  /** Nobody knows for how long it ran. */
  private void leave(Line line) {
    var title = Markdown.text(line.what().title());
    var words =
        line.state() == State.UNDONE
            ? "%s: the bot was cut off in it; what it had begun was taken back".formatted(title)
            : new Said(
                    Said.Kind.LEFT,
                    "%s: the bot was cut off in it, and what it had begun is left as it is"
                        .formatted(title))
                .line();
    work.journal()
        .end(line.place(), line.attempt(), new End(State.STOPPED, line.begun(), List.of(words)));
  }

  private static Map<String, Step> byKey(List<Step> steps) {
    return steps.stream().collect(Collectors.toMap(Step::key, Function.identity()));
  }
}
