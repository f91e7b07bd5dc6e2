package io.mindscape.slipway.bot.page;

import io.mindscape.slipway.bot.plan.Windows;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.maintenance.breakglass.Request;
import io.mindscape.slipway.jobs.maintenance.plan.Planning.Planned;
import io.mindscape.slipway.jobs.maintenance.report.Reports;
import io.mindscape.slipway.jobs.maintenance.report.Reports.Kept;
import io.mindscape.slipway.jobs.maintenance.report.Reports.Report;
import io.mindscape.slipway.policies.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The maintenance of a repository at one moment.
 *
 * @param plan how its window stands
 * @param runs what people asked for outside the window, and is not over
 * @param reports the newest first
 */
record Sight(RepoName repo, Instant at, Standing plan, List<Request> runs, List<Kept> reports) {

  private static final int NEWEST = 5;

  /** What there is to say of a window. */
  sealed interface Standing {
    /**
     * There is one.
     *
     * @param soFar what was begun in it
     */
    record There(Planned planned, Optional<Report> soFar) implements Standing {}

    /**
     * There is none, or nobody understands it.
     *
     * @param problem what is wrong, where, and what to do
     */
    record Not(String problem) implements Standing {}
  }

  /**
   * Looks.
   *
   * @throws io.mindscape.slipway.jobs.Unavailable when the forge's Git or the database does not
   *     answer
   */
  static Sight of(RepoName repo, Instant now, Windows windows, Reports reports) {
    return new Sight(
        repo,
        now,
        standing(repo, windows),
        windows.breakGlass(repo),
        reports.list(Optional.of(repo), Long.MAX_VALUE, NEWEST));
  }

  private static Standing standing(RepoName repo, Windows windows) {
    try {
      return new Standing.There(windows.planned(repo), windows.soFar(repo));
    } catch (Refused refused) {
      return new Standing.Not(refused.getMessage());
    }
  }

  /** Whether it is no older than that. */
  boolean isOf(Instant now, Duration age) {
    return !now.isBefore(at) && now.isBefore(at.plus(age));
  }
}
