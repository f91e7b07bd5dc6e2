package io.mindscape.slipway.jobs.maintenance;

import io.mindscape.slipway.jobs.maintenance.guard.Guard;
import io.mindscape.slipway.jobs.maintenance.guard.Reserve;
import io.mindscape.slipway.jobs.maintenance.guard.StopWork;
import io.mindscape.slipway.jobs.maintenance.journal.Expectation;
import io.mindscape.slipway.jobs.maintenance.journal.Journal;
import io.mindscape.slipway.jobs.maintenance.journal.Journal.End;
import io.mindscape.slipway.jobs.maintenance.journal.Journal.Line;
import io.mindscape.slipway.jobs.maintenance.journal.Journal.Place;
import io.mindscape.slipway.jobs.maintenance.journal.Journal.State;
import io.mindscape.slipway.jobs.maintenance.journal.Journal.What;
import io.mindscape.slipway.jobs.maintenance.plan.Plan;
import io.mindscape.slipway.jobs.maintenance.report.Said;
import io.mindscape.slipway.jobs.maintenance.task.Notes;
import io.mindscape.slipway.jobs.maintenance.task.Step;
import io.mindscape.slipway.jobs.maintenance.task.Task.Occasion;
import io.mindscape.slipway.jobs.maintenance.task.Task.Turn;
import io.mindscape.slipway.jobs.maintenance.task.TaskName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One task in one opening: its steps in order, each that fits, and each once. */
final class TaskRun {

  private final Occasion occasion;
  private final Work work;
  private final String name;
  private final Guard guard;
  private final StepRun steps;

  /**
   * @param name as the strategy file has it
   */
  TaskRun(Occasion occasion, Work work, String name) {
    this.occasion = occasion;
    this.work = work;
    this.name = name;
    this.guard = work.guards().apply(name);
    this.steps = new StepRun(occasion, work, guard);
  }

  /**
   * Takes back what a process that died had begun; what its task does not speak of any more had
   * come to its end.
   *
   * @throws StopWork with a reason that goes on
   */
  void mend() {
    var halfDone = lines().values().stream().filter(TaskRun::isHalfDone).toList();
    if (halfDone.isEmpty()) {
      return;
    }
    guard.trust();
    try {
      var known = byKey(look(guard.forUndo(), new Notes()));
      halfDone.forEach(line -> mend(line, known));
    } catch (StopWork stop) {
      goOnOnly(stop);
    } catch (RuntimeException failure) {
      // It is looked at once more when its task has its turn, and is told there.
      StepRun.failed(failure, new Notes(), occasion);
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
    conclude(line, State.DONE, "%s: a restart found it done".formatted(line.what().title()), false);
  }

  /**
   * Runs what was not concluded, and concludes the task.
   *
   * @throws StopWork with a reason that goes on
   */
  void run() {
    guard.trust();
    var whole = place(Journal.WHOLE);
    var attempt = 1 + Optional.ofNullable(lines().get(Journal.WHOLE)).map(Line::attempt).orElse(0);
    if (!work.journal().begin(whole, attempt, What.A_TASK, work.clock().instant())) {
      throw new StopWork(StopWork.Reason.LEASE, "another replica has taken up " + name);
    }
    var notes = new Notes();
    var looked = looked(notes);
    guard.trust();
    lines().values().stream().filter(TaskRun::isHalfDone).forEach(this::leave);
    var state = TaskEnd.of(looked, lines().values());
    work.journal().end(whole, attempt, new End(state, work.clock().instant(), notes.kept()));
  }

  /** How the look at the task ended, and with it all steps. */
  private State looked(Notes notes) {
    var task = TaskName.of(name).map(work.tasks()::get);
    if (task.isEmpty()) {
      notes.couldNot(Plan.unknown());
      return State.NOT_DONE;
    }
    var bar = guard.standing();
    if (bar.isPresent()) {
      notes.couldNot(bar.get().words());
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
      found = look(guard, notes);
    } catch (StopWork stop) {
      goOnOnly(stop);
      notes.couldNot(stop.getMessage());
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

  private List<Step> look(Guard limits, Notes notes) {
    var task = TaskName.of(name).map(work.tasks()::get);
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

  private void step(Step step, List<Step> all) {
    var line = Optional.ofNullable(lines().get(step.key()));
    if (line.isPresent() && line.get().state().isConcluded()) {
      return;
    }
    var place = place(step.key());
    int attempt = 1 + line.map(Line::attempt).orElse(0);
    var why = whyNot(step, all);
    if (why.isEmpty()) {
      steps.run(step, place, attempt);
      return;
    }
    if (line.filter(one -> one.state() == State.BEGUN).isPresent()) {
      // It is half-done: that must not be forgotten.
      takeBack(step, line.get());
      return;
    }
    guard.trust();
    var now = work.clock().instant();
    var what = new What(step.title(), "", Duration.ZERO);
    if (work.journal().begin(place, attempt, what, now)) {
      work.journal().end(place, attempt, new End(State.DEFERRED, now, List.of(why.get())));
    }
  }

  /** What would have gone on, had there been time. */
  private void takeBack(Step step, Line line) {
    try {
      steps.mend(step, line.place(), line.attempt());
    } catch (StopWork stop) {
      goOnOnly(stop);
    }
  }

  /** Why it is not begun now; nothing if it is. */
  private Optional<String> whyNot(Step step, List<Step> all) {
    var waits = Environments.whyNot(step, all, occasion, lines());
    if (waits.isPresent()) {
      return Optional.of("%s: %s".formatted(step.title(), waits.get()));
    }
    var expected = Expectation.of(step.measure(), work.journal());
    var left = Duration.between(work.clock().instant(), occasion.opening().closes());
    var margin = Reserve.of(occasion.opening()).margin();
    if (left.compareTo(expected.needs(occasion.opening(), margin)) < 0) {
      return Optional.of(
          "%s: %s and a margin of %s; %s left%s"
              .formatted(
                  step.title(),
                  expected.words(),
                  Expectation.words(margin),
                  Expectation.areLeft(left),
                  inARow(step)));
    }
    try {
      guard.in(step.environment()).step(step.title());
      return Optional.empty();
    } catch (StopWork stop) {
      goOnOnly(stop);
      return Optional.of(stop.getMessage());
    }
  }

  private String inARow(Step step) {
    int before =
        work.journal().deferrals(occasion.repo(), name, step.key(), occasion.opening().opens());
    return before == 0 ? "" : "; put off %d times in a row now".formatted(before + 1);
  }

  private void leave(Line line) {
    var taken = line.state() == State.UNDONE;
    conclude(
        line,
        State.STOPPED,
        taken
            ? "%s: the bot was cut off in it; what it had begun was taken back"
                .formatted(line.what().title())
            : new Said(
                    Said.Kind.LEFT,
                    "%s: the bot was cut off in it, and what it had begun is left as it is"
                        .formatted(line.what().title()))
                .line(),
        true);
  }

  private void conclude(Line line, State state, String words, boolean anew) {
    var end = new End(state, anew ? work.clock().instant() : line.begun(), List.of(words));
    work.journal().end(line.place(), line.attempt(), end);
  }

  private static void goOnOnly(StopWork stop) {
    if (stop.reason().goesOn()) {
      throw stop;
    }
  }

  private static boolean isHalfDone(Line line) {
    return !line.state().isConcluded() && !line.place().step().equals(Journal.WHOLE);
  }

  private static Map<String, Step> byKey(List<Step> steps) {
    return steps.stream().collect(Collectors.toMap(Step::key, Function.identity()));
  }

  private Map<String, Line> lines() {
    return work.journal().lines(occasion.repo(), occasion.opening().opens()).stream()
        .filter(line -> line.place().task().equals(name))
        .collect(Collectors.toMap(line -> line.place().step(), Function.identity()));
  }

  private Place place(String step) {
    return new Place(occasion.repo(), occasion.opening(), name, step);
  }
}
