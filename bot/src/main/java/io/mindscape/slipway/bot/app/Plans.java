package io.mindscape.slipway.bot.app;

import io.mindscape.slipway.bot.api.WindowAnswer;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.maintenance.Planning;
import io.mindscape.slipway.jobs.maintenance.Planning.Planned;
import io.mindscape.slipway.jobs.maintenance.breakglass.Request;
import io.mindscape.slipway.jobs.maintenance.breakglass.Requests;
import java.util.List;

/** What is planned in the repositories that the bot looks after, for those who ask. */
record Plans(List<RepoName> repositories, Planning planning, Requests requests)
    implements WindowAnswer.Windows {

  @Override
  public Planned planned(RepoName repo) {
    return planning.of(repo);
  }

  @Override
  public List<Request> breakGlass(RepoName repo) {
    return requests.open(repo);
  }
}
