package io.mindscape.slipway.jobs.maintenance.account;

import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.maintenance.journal.Remembered;
import io.mindscape.slipway.jobs.maintenance.report.Account.Frame;
import io.mindscape.slipway.jobs.maintenance.report.Account.Kind;
import io.mindscape.slipway.jobs.maintenance.report.Reports;
import io.mindscape.slipway.jobs.maintenance.report.Reports.Kept;
import io.mindscape.slipway.jobs.maintenance.report.Reports.Report;
import io.mindscape.slipway.policies.window.Opening;
import io.mindscape.slipway.policies.window.WindowSchedule;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Openings that closed before it was said how all of them ended: what was {@link Missed} is noted,
 * and the report that is kept tells all that is known. Nothing outward is done, so their issues
 * stay as they were at the close until the next opening.
 */
public final class Untold {

  private final Remembered kept;
  private final WindowSchedule schedule;

  /** Of a window with that schedule. */
  public Untold(Remembered kept, WindowSchedule schedule) {
    this.kept = kept;
    this.schedule = schedule;
  }

  /**
   * Completes what is kept.
   *
   * @param tasks those that are due in an opening
   * @param held what kept the last of them closed for a while; a sentence each, without its dot
   * @param now as a clock says that can be trusted
   */
  public void tell(RepoName repo, List<String> tasks, List<String> held, Instant now) {
    var passed = new Missed(kept.journal(), repo).settle(schedule, tasks, now);
    if (passed.isEmpty()) {
      return;
    }
    var complete = complete(repo);
    for (var opening : passed) {
      if (!complete.contains(opening.opens())) {
        var frame = new Frame(repo, opening, schedule.zone(), now, new Kind.Regular());
        var account =
            new Accounting(kept, schedule)
                .of(frame, tasks, opening.equals(passed.getLast()) ? held : List.of());
        kept.reports().keep(Report.of(account));
      }
    }
  }

  /** When those opened of which all is said. */
  private Set<Instant> complete(RepoName repo) {
    return kept.reports().list(Optional.of(repo), Long.MAX_VALUE, Reports.MOST).stream()
        .map(Kept::report)
        .filter(Report::isOver)
        .map(Report::opening)
        .map(Opening::opens)
        .collect(Collectors.toSet());
  }
}
