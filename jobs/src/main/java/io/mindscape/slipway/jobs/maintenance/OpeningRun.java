package io.mindscape.slipway.jobs.maintenance;

import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.effect.Effects;
import io.mindscape.slipway.jobs.maintenance.Task.Occasion;
import io.mindscape.slipway.jobs.maintenance.Task.Turn;
import io.mindscape.slipway.policies.Refused;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One opening of the window in one repository: each task once, in order, whatever becomes of the
 * others, and the report. Run again after a restart, it goes on where it was.
 */
final class OpeningRun {

  private static final Logger LOG = LoggerFactory.getLogger(OpeningRun.class);

  private final Occasion occasion;
  private final Work work;
  private final ReportIssue report;
  private final Clock clock;
  private final Map<String, Ended> ended = new HashMap<>();

  /**
   * What it works with.
   *
   * @param systems guarded already
   */
  record Work(Map<TaskName, Task> tasks, Systems systems, Guard guard, Effects effects) {}

  OpeningRun(Occasion occasion, Work work, ReportIssue report, Clock clock) {
    this.occasion = occasion;
    this.work = work;
    this.report = report;
    this.clock = clock;
  }

  /**
   * Runs what has not been run in this opening.
   *
   * @return whether nothing is left to do in it
   * @throws StopWork when the process is about to end
   */
  boolean run() {
    report.open(ended);
    for (var name : occasion.inForce().strategy().tasks()) {
      if (conclude(name)) {
        report.update(ended);
      }
    }
    return report.update(ended);
  }

  /** Whether it was run just now, and not before a restart. */
  private boolean conclude(String name) {
    var fresh = new boolean[1];
    var text =
        work.effects()
            .once(
                occasion.key(name),
                "maintenance: " + name,
                Optional::empty,
                () -> {
                  fresh[0] = true;
                  return attempt(name).text();
                });
    ended.put(name, Ended.parse(text));
    return fresh[0];
  }

  private Ended attempt(String name) {
    var from = clock.instant();
    var task = TaskName.of(name).map(work.tasks()::get);
    if (task.isEmpty()) {
      return new Ended(Ended.How.NOT_DONE, from, from, List.of(Plan.unknown()));
    }
    var ended =
        Plan.whyNot(task.get().name(), from, occasion.opening())
            .map(why -> new Ended(Ended.How.DEFERRED, from, from, List.of(why)))
            .orElseGet(() -> run(task.get(), from));
    LOG.atInfo()
        .addKeyValue("repository", occasion.repo())
        .addKeyValue("task", name)
        .addKeyValue("ended", ended.how())
        .log("maintenance task {}", ended.how().words());
    return ended;
  }

  private Ended run(Task task, Instant from) {
    var notes = new Notes();
    var how = how(task, new Turn(occasion, work.systems(), work.guard(), work.effects(), notes));
    return new Ended(how, from, clock.instant(), notes.lines());
  }

  private Ended.How how(Task task, Turn turn) {
    try {
      task.steps(turn).forEach(step -> run(step, turn));
      return turn.notes().failed() ? Ended.How.FAILED : Ended.How.DONE;
    } catch (StopWork stop) {
      if (stop.reason() == StopWork.Reason.SHUTDOWN) {
        throw stop;
      }
      turn.notes().couldNot(stop.getMessage());
      return Ended.How.STOPPED;
    } catch (Refused refused) {
      turn.notes().couldNot(refused.getMessage());
      return Ended.How.NOT_DONE;
    } catch (Unavailable failure) {
      turn.notes()
          .couldNot("%s does not answer: %s".formatted(failure.system(), failure.getMessage()));
      return Ended.How.FAILED;
    } catch (RuntimeException failure) {
      LOG.atError()
          .setCause(failure)
          .addKeyValue("repository", occasion.repo())
          .addKeyValue("task", task.name())
          .log("maintenance task failed");
      turn.notes().couldNot("internal error; the bot's log says more");
      return Ended.How.FAILED;
    }
  }

  /** What fails in one step stops no other. */
  private static void run(Step step, Turn turn) {
    var footing = new Footing(turn);
    try {
      step.run(footing);
    } catch (Unavailable | Refused failure) {
      turn.notes().couldNot("%s: %s".formatted(step.title(), failure.getMessage()));
      undo(step, footing);
    } catch (StopWork stop) {
      if (stop.reason() == StopWork.Reason.WINDOW) {
        undo(step, footing);
      }
      throw stop;
    }
  }

  private static void undo(Step step, Footing footing) {
    try {
      step.undo(footing);
    } catch (StopWork | Unavailable | Refused failure) {
      footing
          .notes()
          .couldNot("%s could not be undone: %s".formatted(step.title(), failure.getMessage()));
    }
  }
}
