package io.mindscape.slipway.bot.plan;

import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.maintenance.breakglass.Request;
import io.mindscape.slipway.jobs.maintenance.plan.Planning.Planned;
import io.mindscape.slipway.jobs.maintenance.report.Reports.Report;
import java.util.List;
import java.util.Optional;

/** Where plans come from. */
public interface Windows {
  /** Those that are looked after. */
  List<RepoName> repositories();

  /**
   * What is planned.
   *
   * @throws io.mindscape.slipway.policies.Refused if there is no strategy that can be understood,
   *     or no window in it
   */
  Planned planned(RepoName repo);

  /** How far the opening is that is in progress; nothing while nothing was begun in one. */
  Optional<Report> soFar(RepoName repo);

  /** What people asked for outside the window, and is not over. */
  List<Request> breakGlass(RepoName repo);
}
