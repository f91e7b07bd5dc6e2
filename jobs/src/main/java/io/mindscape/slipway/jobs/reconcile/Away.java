package io.mindscape.slipway.jobs.reconcile;

import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.git.RepoName;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the log once that something does not answer, and once that it does again. */
final class Away {

  private static final Logger LOG = LoggerFactory.getLogger(Away.class);

  private final Set<RepoName> away = ConcurrentHashMap.newKeySet();

  void seen(RepoName repo, Unavailable failure) {
    if (away.add(repo)) {
      LOG.atWarn()
          .addKeyValue("repository", repo)
          .addKeyValue("system", failure.system())
          .log("{}; what was missed is looked for again and again", failure.getMessage());
    }
  }

  void over(RepoName repo) {
    if (away.remove(repo)) {
      LOG.atInfo().addKeyValue("repository", repo).log("what was missed can be looked for again");
    }
  }
}
