package io.mindscape.slipway.jobs.maintenance.account;

import io.mindscape.slipway.jobs.maintenance.journal.Remembered;
import io.mindscape.slipway.jobs.maintenance.report.Account;
import io.mindscape.slipway.jobs.maintenance.report.Account.Ahead;
import io.mindscape.slipway.jobs.maintenance.report.Account.Frame;
import io.mindscape.slipway.jobs.maintenance.report.Account.Kind;
import io.mindscape.slipway.jobs.maintenance.report.Reports.Report;
import io.mindscape.slipway.jobs.maintenance.task.Task.Occasion;
import io.mindscape.slipway.policies.window.WindowSchedule;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Keeps the report of one task alone, beside those of the window. Nobody orders anything there. */
public final class OutsideReport {

  private final Remembered kept;
  private final Clock clock;

  public OutsideReport(Remembered kept, Clock clock) {
    this.kept = kept;
    this.clock = clock;
  }

  /**
   * Keeps what is known of it now, in place of what was kept of it before.
   *
   * @param kind who wanted it, and why
   */
  public void keep(Occasion occasion, String task, Kind.BreakGlass kind) {
    var schedule = Optional.ofNullable(occasion.inForce().strategy().window());
    var zone = schedule.map(WindowSchedule::zone).map(ZoneId.class::cast).orElse(ZoneOffset.UTC);
    var frame = new Frame(occasion.repo(), occasion.opening(), zone, clock.instant(), kind);
    var next = schedule.map(window -> window.at(occasion.opening().closes()));
    var tasks = Accounting.tasks(kept.journal(), frame, List.of(task));
    kept.reports()
        .keep(
            Report.of(new Account(frame, tasks, List.of(), List.of(), new Ahead(next, List.of()))));
  }
}
