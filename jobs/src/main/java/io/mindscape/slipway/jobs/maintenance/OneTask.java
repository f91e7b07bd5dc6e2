package io.mindscape.slipway.jobs.maintenance;

import io.mindscape.slipway.jobs.effect.Effects;
import io.mindscape.slipway.jobs.maintenance.guard.Bars;
import io.mindscape.slipway.jobs.maintenance.guard.Guard;
import io.mindscape.slipway.jobs.maintenance.guard.StopWork;
import io.mindscape.slipway.jobs.maintenance.guard.Systems;
import io.mindscape.slipway.jobs.maintenance.journal.Ended;
import io.mindscape.slipway.jobs.maintenance.journal.Journal;
import io.mindscape.slipway.jobs.maintenance.task.Task;
import io.mindscape.slipway.jobs.maintenance.task.Task.Occasion;
import io.mindscape.slipway.jobs.maintenance.task.TaskName;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One task alone, in an opening that was made for it. It is held as strictly as in the window: by a
 * guard, step by step, each step once, and with nothing after the close.
 */
public final class OneTask {

  private final Ports ports;
  private final Clock clock;
  private final Map<TaskName, Task> tasks;
  private final CutOff cutOff;
  private volatile boolean stopping;

  /** What it works with. */
  public record Ports(Systems systems, Effects effects, Journal journal) {}

  /**
   * @param tasks those that there are
   */
  public OneTask(Ports ports, List<Task> tasks, Clock clock) {
    this.ports = ports;
    this.clock = clock;
    this.tasks = tasks.stream().collect(Collectors.toMap(Task::name, Function.identity()));
    this.cutOff = CutOff.by(clock);
  }

  /**
   * How it ended.
   *
   * @param done whether all of it was done
   * @param deferred whether nothing of it was begun, for want of time or because something forbade
   *     it
   * @param words such as {@code stopped before the end}
   * @param lines what was done and what not; Markdown
   */
  public record End(
      boolean done, boolean deferred, String words, Instant from, Instant to, List<String> lines) {}

  /**
   * Runs what has not been run of it, also after a restart; when its time is over, only says so.
   *
   * @param task its name in the strategy file
   * @param bars what forbids it meanwhile
   * @throws StopWork with a reason that goes on
   */
  public End run(Occasion occasion, String task, Bars bars) {
    var before = ended(occasion, task);
    if (before.isPresent()) {
      return before.get();
    }
    var run = new TaskRun(occasion, work(occasion, bars), task);
    run.mend();
    run.run();
    return ended(occasion, task).orElseThrow();
  }

  /** Tells what is running to stop before its next step; it goes on after a restart. */
  public void stop() {
    stopping = true;
  }

  private Optional<End> ended(Occasion occasion, String task) {
    var lines =
        ports.journal().lines(occasion.repo(), occasion.opening().opens()).stream()
            .filter(line -> line.place().task().equals(task))
            .toList();
    return Ended.of(lines)
        .map(
            end ->
                new End(
                    end.how() == Ended.How.DONE,
                    end.how() == Ended.How.DEFERRED,
                    end.how() == Ended.How.DEFERRED ? "was not begun" : end.how().words(),
                    end.from(),
                    end.to(),
                    end.lines()));
  }

  private Work work(Occasion occasion, Bars bars) {
    return new Work(
        tasks,
        ports.systems(),
        task ->
            new Guard(
                    occasion.opening(),
                    clock,
                    () -> stopping,
                    ports.effects(),
                    environment ->
                        bars.against(occasion.repo(), task, environment, clock.instant()))
                .ofOneTask(),
        ports.effects(),
        new Work.Memory(ports.journal(), clock, cutOff));
  }
}
