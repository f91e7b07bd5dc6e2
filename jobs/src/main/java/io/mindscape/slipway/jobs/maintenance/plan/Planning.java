package io.mindscape.slipway.jobs.maintenance.plan;

import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.maintenance.account.Accounting;
import io.mindscape.slipway.jobs.maintenance.journal.Journal;
import io.mindscape.slipway.jobs.maintenance.journal.Journal.State;
import io.mindscape.slipway.jobs.maintenance.journal.Remembered;
import io.mindscape.slipway.jobs.maintenance.orders.OrderBook.Page;
import io.mindscape.slipway.jobs.maintenance.orders.Orders;
import io.mindscape.slipway.jobs.maintenance.report.Account.Frame;
import io.mindscape.slipway.jobs.maintenance.report.Account.Kind;
import io.mindscape.slipway.jobs.maintenance.report.Reports.Report;
import io.mindscape.slipway.jobs.maintenance.task.TaskName;
import io.mindscape.slipway.jobs.strategy.Strategies;
import io.mindscape.slipway.policies.strategy.Frozen;
import io.mindscape.slipway.policies.window.WindowSchedule;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What the window of a repository is for, the one that is open, else the next: by the strategy in
 * force, what was measured and put off before, and what people ordered. It only looks.
 */
public final class Planning {

  private final Strategies strategies;
  private final Remembered kept;
  private final Clock clock;

  public Planning(Strategies strategies, Remembered kept, Clock clock) {
    this.strategies = strategies;
    this.kept = kept;
    this.clock = clock;
  }

  /**
   * What is planned.
   *
   * @param plan of what has not had its turn
   * @param turns how that stands which has been begun in the opening that is in progress, by task
   * @param freezes those that are not over
   */
  public record Planned(
      WindowSchedule schedule,
      Plan plan,
      Known known,
      Map<String, State> turns,
      List<Frozen> freezes) {
    public Planned {
      freezes = List.copyOf(freezes);
    }
  }

  /** How many tasks wait because they were put off last time, and how many of them are raised. */
  public record PutOff(int tasks, int raised) {}

  /**
   * Looks at the strategy as it is now.
   *
   * @throws io.mindscape.slipway.policies.Refused if there is no strategy that can be understood,
   *     or no window in it
   * @throws io.mindscape.slipway.jobs.Unavailable when the forge's Git or the database does not
   *     answer
   */
  public Planned of(RepoName repo) {
    var now = clock.instant();
    var strategy = strategies.of(repo).strategy();
    var opening = Plan.of(strategy, now).opening();
    var schedule = Objects.requireNonNull(strategy.window(), "there is a plan without a window");
    var orders =
        kept.orders().on(repo, schedule.day(opening)).map(Page::orders).orElse(Orders.NONE);
    var known = Known.of(kept.journal(), repo, opening, orders);
    var turns = new LinkedHashMap<String, State>();
    kept.journal().lines(repo, opening.opens()).stream()
        .filter(line -> line.place().step().equals(Journal.WHOLE))
        .forEach(line -> turns.put(line.place().task(), line.state()));
    var left = strategy.tasks().stream().filter(task -> !isOver(turns, task)).toList();
    return new Planned(
        schedule, Plan.of(strategy, left, now, known), known, turns, Frozen.from(strategy, now));
  }

  /**
   * How far the opening is that is in progress; nothing while nothing was begun in one. It is
   * masked as what is kept.
   *
   * @throws io.mindscape.slipway.policies.Refused if there is no strategy that can be understood
   * @throws io.mindscape.slipway.jobs.Unavailable when the forge's Git or the database does not
   *     answer
   */
  public Optional<Report> soFar(RepoName repo) {
    var now = clock.instant();
    var strategy = strategies.of(repo).strategy();
    var schedule = strategy.window();
    if (schedule == null) {
      return Optional.empty();
    }
    return kept.journal()
        .newest(repo)
        .filter(opening -> opening.covers(now))
        .map(opening -> new Frame(repo, opening, schedule.zone(), now, new Kind.Regular()))
        .map(frame -> new Accounting(kept, schedule).of(frame, strategy.tasks(), List.of()))
        .map(account -> kept.reports().masked(Report.of(account)));
  }

  private static boolean isOver(Map<String, State> turns, String task) {
    return Optional.ofNullable(turns.get(task)).filter(State::isConcluded).isPresent();
  }

  /**
   * Counts what was put off in the newest openings.
   *
   * @throws io.mindscape.slipway.jobs.Unavailable when the database does not answer
   */
  public PutOff putOff(RepoName repo) {
    var deferrals =
        Arrays.stream(TaskName.values())
            .mapToInt(
                task ->
                    kept.journal().deferrals(repo, task.toString(), Journal.WHOLE, clock.instant()))
            .filter(count -> count > 0)
            .toArray();
    return new PutOff(
        deferrals.length,
        (int) Arrays.stream(deferrals).filter(count -> count >= Known.OFTEN).count());
  }
}
