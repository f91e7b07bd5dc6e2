package io.mindscape.slipway.jobs.maintenance;

import io.mindscape.slipway.jobs.maintenance.guard.Guard;
import io.mindscape.slipway.jobs.maintenance.guard.Reserve;
import io.mindscape.slipway.jobs.maintenance.guard.StopWork;
import io.mindscape.slipway.jobs.maintenance.journal.Expectation;
import io.mindscape.slipway.jobs.maintenance.journal.Journal;
import io.mindscape.slipway.jobs.maintenance.journal.Journal.End;
import io.mindscape.slipway.jobs.maintenance.journal.Journal.Line;
import io.mindscape.slipway.jobs.maintenance.journal.Journal.State;
import io.mindscape.slipway.jobs.maintenance.journal.Journal.What;
import io.mindscape.slipway.jobs.maintenance.plan.Plan;
import io.mindscape.slipway.jobs.maintenance.task.Notes;
import io.mindscape.slipway.jobs.maintenance.task.Step;
import io.mindscape.slipway.jobs.maintenance.task.Task.Occasion;
import io.mindscape.slipway.jobs.prose.Markdown;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One task in one opening: its steps in order, each that fits, and each once. */
final class TaskRun {

  private final Occasion occasion;
  private final Work work;
  private final String name;
  private final Guard guard;
  private final StepRun steps;
  private final TaskLines lines;
  private final TaskLook look;
  private final HalfDone halfDone;

  /**
   * @param name as the strategy file has it
   */
  TaskRun(Occasion occasion, Work work, String name) {
    this.occasion = occasion;
    this.work = work;
    this.name = name;
    this.guard = work.guards().apply(name);
    this.steps = new StepRun(occasion, work, guard);
    this.lines = new TaskLines(occasion, work.journal(), name);
    this.look = new TaskLook(occasion, work, name, guard);
    this.halfDone = new HalfDone(lines, work, guard, steps);
  }

  /**
   * Takes back what a process that died had begun.
   *
   * @throws StopWork with a reason that goes on
   */
  void mend() {
    halfDone.mend(look);
  }

  /**
   * Runs what was not concluded, and concludes the task.
   *
   * @throws StopWork with a reason that goes on
   */
  void run() {
    guard.trust();
    var whole = lines.place(Journal.WHOLE);
    var attempt =
        1 + Optional.ofNullable(lines.all().get(Journal.WHOLE)).map(Line::attempt).orElse(0);
    if (!work.journal().begin(whole, attempt, What.A_TASK, work.clock().instant())) {
      throw new StopWork(StopWork.Reason.LEASE, "another replica has taken up " + name);
    }
    var notes = new Notes();
    var looked = looked(notes);
    guard.trust();
    halfDone.leave();
    var state = TaskEnd.of(looked, lines.all().values());
    work.journal().end(whole, attempt, new End(state, work.clock().instant(), notes.kept()));
  }

  /** How the look at the task ended, and with it all steps. */
  private State looked(Notes notes) {
    if (!look.isKnown()) {
      notes.couldNot(Plan.unknown());
      return State.NOT_DONE;
    }
    var bar = guard.standing();
    if (bar.isPresent()) {
      notes.couldNot(Markdown.message(bar.get().words()));
      return State.DEFERRED;
    }
    var left = Duration.between(work.clock().instant(), occasion.opening().closes());
    var margin = Reserve.of(occasion.opening()).margin();
    if (left.compareTo(margin) < 0) {
      notes.couldNot(
          "it has to be over %s before the close; %s left"
              .formatted(Expectation.words(margin), Expectation.areLeft(left)));
      return State.DEFERRED;
    }
    List<Step> found;
    try {
      found = look.steps(guard, notes);
    } catch (StopWork stop) {
      stop.passOn();
      notes.couldNot(Markdown.message(stop.getMessage()));
      return State.DEFERRED;
    } catch (RuntimeException failure) {
      guard.trust();
      return StepRun.failed(failure, notes, occasion);
    }
    for (var step : found) {
      step(step, found);
    }
    return notes.failed() ? State.FAILED : State.DONE;
  }

  private void step(Step step, List<Step> all) {
    var line = Optional.ofNullable(lines.all().get(step.key()));
    if (line.isPresent() && line.get().state().isConcluded()) {
      return;
    }
    var place = lines.place(step.key());
    int attempt = 1 + line.map(Line::attempt).orElse(0);
    var why = whyNot(step, all);
    if (why.isEmpty()) {
      steps.run(step, place, attempt);
      return;
    }
    if (line.filter(one -> one.state() == State.BEGUN).isPresent()) {
      // It is half-done: that must not be forgotten.
      halfDone.takeBack(step, line.get());
      return;
    }
    guard.trust();
    var now = work.clock().instant();
    var what = new What(step.title(), "", Duration.ZERO);
    if (work.journal().begin(place, attempt, what, now)) {
      work.journal().end(place, attempt, new End(State.DEFERRED, now, List.of(why.get())));
    }
  }

  /** Why it is not begun now; nothing if it is. */
  private Optional<String> whyNot(Step step, List<Step> all) {
    var waits = Environments.whyNot(step, all, occasion, lines.all());
    if (waits.isPresent()) {
      return Optional.of(Markdown.text("%s: %s".formatted(step.title(), waits.get())));
    }
    var expected = Expectation.of(step.measure(), lines.place(step.key()), work.journal());
    var left = Duration.between(work.clock().instant(), occasion.opening().closes());
    var margin = Reserve.of(occasion.opening()).margin();
    if (left.compareTo(expected.needs(occasion.opening(), margin)) < 0) {
      return Optional.of(
          "%s: %s and a margin of %s; %s left%s"
              .formatted(
                  Markdown.text(step.title()),
                  expected.words(),
                  Expectation.words(margin),
                  Expectation.areLeft(left),
                  inARow(step)));
    }
    try {
      guard.in(step.environment()).step(step.title());
      return Optional.empty();
    } catch (StopWork stop) {
      stop.passOn();
      return Optional.of(Markdown.message(stop.getMessage()));
    }
  }

  private String inARow(Step step) {
    int before =
        work.journal().deferrals(occasion.repo(), name, step.key(), occasion.opening().opens());
    return before == 0 ? "" : "; put off %d times in a row now".formatted(before + 1);
  }
}
