package io.mindscape.slipway.jobs.maintenance.plan;

import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.maintenance.journal.Expectation;
import io.mindscape.slipway.jobs.maintenance.journal.Journal;
import io.mindscape.slipway.jobs.maintenance.orders.Orders;
import io.mindscape.slipway.jobs.maintenance.report.TaskTold;
import io.mindscape.slipway.jobs.maintenance.task.TaskName;
import io.mindscape.slipway.policies.window.Opening;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * What is known of the tasks of an opening besides what the strategy says.
 *
 * @param expected how long each takes
 * @param deferrals how often each was put off in a row before
 * @param orders what people ordered
 */
public record Known(
    Function<TaskName, Expectation> expected, ToIntFunction<String> deferrals, Orders orders) {

  /** A task that was put off so often is raised: it comes before the others, as reports say. */
  static final int OFTEN = TaskTold.OFTEN;

  /** Where there is nothing but the strategy. */
  public static final Known NOTHING = new Known(Expectation::declared, name -> 0, Orders.NONE);

  /** What is remembered. */
  public static Known of(Journal journal, RepoName repo, Opening opening, Orders orders) {
    return new Known(
        task -> Expectation.of(task, repo, opening, journal),
        name -> journal.deferrals(repo, name, Journal.WHOLE, opening.opens()),
        orders);
  }

  /** Whether {@code task} was put off too often. */
  public boolean isRaised(String task) {
    return deferrals.applyAsInt(task) >= OFTEN;
  }

  /**
   * The order in which they run: that of the strategy file, but for those that were put off too
   * often, and before these what people put first.
   */
  public List<String> sorted(List<String> tasks) {
    return orders.sorted(
        tasks.stream().distinct().sorted(Comparator.comparing(name -> !isRaised(name))).toList());
  }
}
