package io.mindscape.slipway.jobs.dispatch;

import io.mindscape.slipway.jobs.deploy.Deploy.Outcome;
import io.mindscape.slipway.jobs.git.RepoName;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Tells the log how deployments ended; what cannot be done is told once. */
public final class Rollouts {

  private static final Logger LOG = LoggerFactory.getLogger(Rollouts.class);

  private final Set<String> told = ConcurrentHashMap.newKeySet();

  /** Tells how they ended. */
  public void tell(RepoName repo, List<Outcome> outcomes) {
    outcomes.forEach(outcome -> tell(repo, outcome));
  }

  private void tell(RepoName repo, Outcome outcome) {
    switch (outcome) {
      case Outcome.Deployed(var environment, var commit) ->
          log(Level.INFO, repo, environment, "deployed " + commit.abbreviated());
      case Outcome.Failed(var environment, var why) ->
          log(Level.WARN, repo, environment, "not deployed: " + why);
      case Outcome.Nothing(var environment, var why) ->
          log(Level.DEBUG, repo, environment, "nothing to deploy: " + why);
      case Outcome.NotDone(var environment, var why) -> {
        if (told.add(repo + " " + environment + " " + why)) {
          log(Level.WARN, repo, environment, "not deployed: " + why);
        }
      }
    }
  }

  private static void log(Level level, RepoName repo, String environment, String words) {
    LOG.atLevel(level)
        .addKeyValue("repository", repo)
        .addKeyValue("environment", environment)
        .log("{}", words);
  }
}
