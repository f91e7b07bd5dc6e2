package io.mindscape.slipway.bot.github;

import io.mindscape.slipway.jobs.forge.Checks.State;
import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.jobs.git.RepoName;
import java.util.HashMap;
import java.util.Map;

/** What anybody reported of a commit: check runs of Apps and workflows, and commit statuses. */
final class EverybodysChecks {

  private final Session session;

  EverybodysChecks(Session session) {
    this.session = session;
  }

  /** By name, the newest of each. Where a status and a check run share it, the worse one counts. */
  Map<String, State> of(RepoName repo, CommitId commit) {
    var all = new HashMap<>(statuses(repo, commit));
    session.ask(
        repo,
        "checks of %s in %s".formatted(commit.abbreviated(), repo),
        repository -> {
          for (var run : repository.getCheckRuns(commit.hex())) {
            all.merge(run.getName(), CheckRuns.state(run), EverybodysChecks::worse);
          }
          return all;
        });
    return all;
  }

  private Map<String, State> statuses(RepoName repo, CommitId commit) {
    var found = new HashMap<String, State>();
    var path = Rest.path("/repos", repo.owner(), repo.name(), "commits", commit, "statuses");
    for (var status : session.rest().list(repo.owner(), path)) {
      var state =
          switch (status.path("state").asString("")) {
            case "pending" -> State.IN_PROGRESS;
            case "success" -> State.SUCCESS;
            default -> State.FAILURE;
          };
      found.putIfAbsent(status.path("context").asString(""), state);
    }
    return found;
  }

  private static State worse(State one, State other) {
    return rank(one) >= rank(other) ? one : other;
  }

  private static int rank(State state) {
    return switch (state) {
      case SUCCESS -> 0;
      case NEUTRAL -> 1;
      case IN_PROGRESS, WAITING -> 2;
      case FAILURE -> 3;
    };
  }
}
