package io.mindscape.slipway.jobs.maintenance;

import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.maintenance.guard.Guard;
import io.mindscape.slipway.jobs.maintenance.guard.StopWork;
import io.mindscape.slipway.jobs.maintenance.journal.Expectation;
import io.mindscape.slipway.jobs.maintenance.journal.Journal.End;
import io.mindscape.slipway.jobs.maintenance.journal.Journal.Place;
import io.mindscape.slipway.jobs.maintenance.journal.Journal.State;
import io.mindscape.slipway.jobs.maintenance.journal.Journal.What;
import io.mindscape.slipway.jobs.maintenance.task.Footing;
import io.mindscape.slipway.jobs.maintenance.task.Notes;
import io.mindscape.slipway.jobs.maintenance.task.Step;
import io.mindscape.slipway.jobs.maintenance.task.Task.Occasion;
import io.mindscape.slipway.jobs.maintenance.task.Task.Turn;
import io.mindscape.slipway.jobs.prose.Markdown;
import io.mindscape.slipway.policies.Refused;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One attempt at one step. That it is begun is noted before, how it ended after; what did not come
 * to its end is taken back.
 */
final class StepRun {

  private static final Logger LOG = LoggerFactory.getLogger(StepRun.class);

  private final Occasion occasion;
  private final Work work;
  private final Guard guard;

  /**
   * @param guard that of its task
   */
  StepRun(Occasion occasion, Work work, Guard guard) {
    this.occasion = occasion;
    this.work = work;
    this.guard = guard;
  }

  /**
   * Runs it.
   *
   * @param attempt from 1
   * @throws StopWork with a reason that goes on; then it stays begun, for who goes on with it
   */
  void run(Step step, Place place, int attempt) {
    var begun = work.clock().instant();
    if (!work.journal().begin(place, attempt, what(step, place), begun)) {
      throw overtaken(step);
    }
    var notes = new Notes();
    var isLeft = !step.resumes() && (attempt > 1 || wasLeft(place));
    var state = isLeft ? takenUp(step, notes) : attempt(step, notes);
    if (attempt > 1) {
      notes.did("%s was begun again, for the bot was interrupted in it".formatted(told(step)));
    }
    guard.trust();
    var end = new End(state, work.clock().instant(), notes.kept());
    if (!work.journal().end(place, attempt, end)) {
      throw overtaken(step);
    }
  }

  private What what(Step step, Place place) {
    var measure = step.measure();
    var expected = Expectation.of(measure, place, work.journal()).duration();
    return new What(step.title(), measure.name(), expected);
  }

  /**
   * Takes back what a process that died had begun.
   *
   * @throws StopWork also if the window closes meanwhile
   */
  void mend(Step step, Place place, int attempt) {
    var notes = new Notes();
    var state = undo(step, notes) ? State.UNDONE : State.FAILED;
    guard.trust();
    if (!work.journal().end(place, attempt, new End(state, work.clock().instant(), notes.kept()))) {
      throw overtaken(step);
    }
  }

  /** Whether an earlier opening may have closed while it was half-done. */
  private boolean wasLeft(Place place) {
    return work.journal()
        .last(place.repo(), place.task(), place.step(), place.opening().opens())
        .filter(state -> state != State.DONE && state != State.NOT_DONE)
        .isPresent();
  }

  /** Takes back what an earlier opening left, and runs it. */
  private State takenUp(Step step, Notes notes) {
    try {
      return undo(step, notes) ? attempt(step, notes) : State.FAILED;
    } catch (StopWork stop) {
      stop.passOn();
      notes.couldNot(Markdown.message(stop.getMessage()));
      return State.STOPPED;
    }
  }

  private State attempt(Step step, Notes notes) {
    var state = watched(guard.in(step.environment()).forStep(), notes, step::run);
    if (state == State.DONE) {
      return notes.failed() ? State.FAILED : State.DONE;
    }
    try {
      return undo(step, notes) ? state : State.FAILED;
    } catch (StopWork stop) {
      stop.passOn();
      notes.left("%s: %s".formatted(told(step), Markdown.message(stop.getMessage())));
      return State.FAILED;
    }
  }

  /** How it ended, were it not for what it noted. */
  private State watched(Guard limits, Notes notes, Consumer<Footing> act) {
    var watch = work.cutOff().at(limits.end());
    try (watch) {
      act.accept(footing(limits, notes));
      return State.DONE;
    } catch (StopWork stop) {
      stop.passOn();
      notes.couldNot(Markdown.message(stop.getMessage()));
      return State.STOPPED;
    } catch (RuntimeException failure) {
      guard.trust();
      if (watch.hasCut()) {
        notes.couldNot("it did not stop when it was told to, and was cut off");
        return State.STOPPED;
      }
      return failed(failure, notes);
    }
  }

  private boolean undo(Step step, Notes notes) {
    var limits = guard.in(step.environment()).forUndo();
    var watch = work.cutOff().at(limits.end());
    try (watch) {
      step.undo(footing(limits, notes));
      return true;
    } catch (StopWork stop) {
      throw stop;
    } catch (RuntimeException failure) {
      guard.trust();
      var why = new Notes();
      failed(failure, why);
      notes.left(
          "%s could not be taken back: %s".formatted(told(step), String.join("; ", why.lines())));
      return false;
    }
  }

  private State failed(RuntimeException failure, Notes notes) {
    return failed(failure, notes, occasion);
  }

  /** Says in words what failed. */
  static State failed(RuntimeException failure, Notes notes, Occasion occasion) {
    switch (failure) {
      case Refused refused -> {
        notes.couldNot(Markdown.message(refused.getMessage()));
        return State.NOT_DONE;
      }
      case Unavailable away -> notes.couldNot(Markdown.message(away.words()));
      default -> {
        LOG.atError()
            .setCause(failure)
            .addKeyValue("repository", occasion.repo())
            .log("maintenance task failed");
        notes.couldNot(
            "internal error, which is a bug of Slipway: the bot's log has it (\"maintenance task"
                + " failed\"); please report it");
      }
    }
    return State.FAILED;
  }

  private Footing footing(Guard limits, Notes notes) {
    return new Footing(
        new Turn(occasion, work.systems().guardedBy(limits), limits, work.effects(), notes));
  }

  /** In a line of Markdown: a title may hold names from anywhere. */
  private static String told(Step step) {
    return Markdown.text(step.title());
  }

  private static StopWork overtaken(Step step) {
    return new StopWork(
        StopWork.Reason.LEASE, "another replica has taken up %s".formatted(step.title()));
  }
}
