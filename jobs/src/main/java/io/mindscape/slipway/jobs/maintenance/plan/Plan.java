package io.mindscape.slipway.jobs.maintenance.plan;

import io.mindscape.slipway.jobs.maintenance.guard.Reserve;
import io.mindscape.slipway.jobs.maintenance.journal.Expectation;
import io.mindscape.slipway.jobs.maintenance.orders.Order;
import io.mindscape.slipway.jobs.maintenance.task.TaskName;
import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.strategy.Strategy;
import io.mindscape.slipway.policies.window.Opening;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an opening of the window is for: the tasks in the strategy's order, which is their priority,
 * and which of them fit before it closes.
 *
 * @param open whether it is open at the instant that was asked for; else it is the next one
 */
public record Plan(boolean open, Opening opening, List<Entry> entries) {

  public Plan {
    entries = List.copyOf(entries);
  }

  /** One task of the plan. */
  public sealed interface Entry {
    /** As the strategy file names it. */
    String name();

    /**
     * It is to run.
     *
     * @param begins when, if each takes as long as expected
     */
    record Fits(TaskName task, Instant begins) implements Entry {
      @Override
      public String name() {
        return task.toString();
      }
    }

    /** It waits for the next opening. */
    record Deferred(TaskName task, String why) implements Entry {
      @Override
      public String name() {
        return task.toString();
      }
    }

    /** The strategy file names a task that does not exist. */
    record Unknown(String name, String why) implements Entry {}
  }

  /**
   * The plan for the opening that is in progress at {@code at}, else for the next one.
   *
   * @throws Refused if the strategy has no maintenance window
   */
  public static Plan of(Strategy strategy, Instant at) {
    return of(strategy, strategy.tasks(), at, Known.NOTHING);
  }

  /** As {@link #of(Strategy, Instant)}, with what else is known. */
  public static Plan of(Strategy strategy, Instant at, Known known) {
    return of(strategy, strategy.tasks(), at, known);
  }

  /**
   * The same.
   *
   * @param tasks those that have not had their turn
   */
  static Plan of(Strategy strategy, List<String> tasks, Instant at, Known known) {
    var schedule = strategy.window();
    if (schedule == null) {
      throw new Refused(
          "%s has no maintenance window: add a block maintenance with a schedule such as \"Every Sunday 02:00-04:00 UTC\" and tasks"
              .formatted(Strategy.FILE));
    }
    var opening = schedule.at(at);
    var cursor = opening.covers(at) ? at : opening.opens();
    var entries = new ArrayList<Entry>();
    for (var name : known.sorted(tasks)) {
      var entry = entry(name, cursor, opening, known);
      entries.add(entry);
      if (entry instanceof Entry.Fits fits) {
        cursor = cursor.plus(known.expected().apply(fits.task()).duration());
      }
    }
    return new Plan(opening.covers(at), opening, entries);
  }

  private static Entry entry(String name, Instant begins, Opening opening, Known known) {
    return TaskName.of(name)
        .map(
            task ->
                known
                    .orders()
                    .held(name)
                    .map(Order::words)
                    .or(() -> whyNot(known.expected().apply(task), begins, opening))
                    .<Entry>map(why -> new Entry.Deferred(task, why))
                    .orElseGet(() -> new Entry.Fits(task, begins)))
        .orElseGet(() -> new Entry.Unknown(name, unknown()));
  }

  /** Why what takes that long cannot begin at {@code begins}; nothing if it can. */
  private static Optional<String> whyNot(Expectation expected, Instant begins, Opening opening) {
    var left = Duration.between(begins, opening.closes());
    var margin = Reserve.of(opening).margin();
    if (left.compareTo(expected.needs(opening, margin)) >= 0) {
      return Optional.empty();
    }
    return Optional.of(
        "it takes %s and a margin of %s; %s left"
            .formatted(expected.length(), Expectation.words(margin), Expectation.areLeft(left)));
  }

  /** What is said of a task that the bot does not have. */
  public static String unknown() {
    return "there is no such task; the tasks are " + TaskName.all();
  }
}
