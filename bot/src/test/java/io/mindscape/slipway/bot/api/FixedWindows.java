package io.mindscape.slipway.bot.api;

import io.mindscape.slipway.bot.plan.Windows;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.maintenance.breakglass.Request;
import io.mindscape.slipway.jobs.maintenance.breakglass.Request.Asked;
import io.mindscape.slipway.jobs.maintenance.breakglass.Request.Course;
import io.mindscape.slipway.jobs.maintenance.breakglass.Wish;
import io.mindscape.slipway.jobs.maintenance.journal.Expectation;
import io.mindscape.slipway.jobs.maintenance.journal.Journal;
import io.mindscape.slipway.jobs.maintenance.orders.Order;
import io.mindscape.slipway.jobs.maintenance.orders.Orders;
import io.mindscape.slipway.jobs.maintenance.orders.Word;
import io.mindscape.slipway.jobs.maintenance.plan.Known;
import io.mindscape.slipway.jobs.maintenance.plan.Plan;
import io.mindscape.slipway.jobs.maintenance.plan.Planning.Planned;
import io.mindscape.slipway.jobs.maintenance.report.Reports.Report;
import io.mindscape.slipway.jobs.maintenance.task.TaskName;
import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.strategy.Frozen;
import io.mindscape.slipway.policies.strategy.StrategyReader;
import io.mindscape.slipway.policies.window.Freeze;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Two repositories on a Sunday at half past two: one with the window of the reference strategy,
 * whose first task is done, with a veto and a run that somebody asked for, and one without a
 * window.
 */
public final class FixedWindows implements Windows {

  private static final RepoName WITH = new RepoName("o", "n");
  private static final RepoName WITHOUT = new RepoName("o", "bare");

  private static final Instant HALF_PAST_TWO = Instant.parse("2026-11-29T02:30:00Z");
  private static final Known KNOWN =
      new Known(
          task ->
              task == TaskName.DATABASE_OPTIMIZATION
                  ? new Expectation(Duration.ofMinutes(50), 3, true)
                  : Expectation.declared(task),
          task -> task.equals("log_rotation") ? 3 : 0,
          new Orders(
              List.of(new Order(1, "ana", Word.VETO, "dependency_updates", "a release today"))));

  private static final List<Frozen> FREEZES =
      List.of(
          new Frozen(Optional.empty(), freeze("year end", "2026-12-20", "2027-01-04")),
          new Frozen(Optional.of("production"), freeze("", "2026-11-28", "2026-11-30")));

  private static Freeze freeze(String name, String from, String to) {
    return new Freeze(name, Instant.parse(from + "T00:00:00Z"), Instant.parse(to + "T00:00:00Z"));
  }

  @Override
  public List<RepoName> repositories() {
    return List.of(WITH, WITHOUT);
  }

  @Override
  public Planned planned(RepoName repo) {
    if (repo.equals(WITHOUT)) {
      throw new Refused("slipway.yaml has no maintenance window");
    }
    var strategy = StrategyReader.reference();
    return new Planned(
        Objects.requireNonNull(strategy.window()),
        Plan.of(strategy, HALF_PAST_TWO, KNOWN),
        KNOWN,
        Map.of("security_patches", Journal.State.DONE),
        FREEZES);
  }

  @Override
  public Optional<Report> soFar(RepoName repo) {
    return Optional.empty();
  }

  @Override
  public List<Request> breakGlass(RepoName repo) {
    if (repo.equals(WITHOUT)) {
      return List.of();
    }
    return List.of(
        new Request(
            7,
            repo,
            new Wish("log_rotation", "the disk is full", Duration.ofMinutes(30), false),
            new Asked("bo", HALF_PAST_TWO, 12, 99),
            new Course(Request.State.ASKED, null, null, null)));
  }
}
