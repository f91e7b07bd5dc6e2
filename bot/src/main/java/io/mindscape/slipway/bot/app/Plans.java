package io.mindscape.slipway.bot.app;

import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.maintenance.breakglass.Request;
import io.mindscape.slipway.jobs.maintenance.breakglass.Requests;
import io.mindscape.slipway.jobs.maintenance.plan.Planning;
import io.mindscape.slipway.jobs.maintenance.plan.Planning.Planned;
import io.mindscape.slipway.jobs.maintenance.report.Reports.Report;
import java.util.List;
import java.util.Optional;

/** What is planned in the repositories that the bot looks after, for those who ask. */
record Plans(List<RepoName> repositories, Planning planning, Requests requests)
    implements io.mindscape.slipway.bot.plan.Windows {

  @Override
  public Planned planned(RepoName repo) {
    return planning.of(repo);
  }

  @Override
  public Optional<Report> soFar(RepoName repo) {
    return planning.soFar(repo);
  }

  @Override
  public List<Request> breakGlass(RepoName repo) {
    return requests.open(repo);
  }
}
