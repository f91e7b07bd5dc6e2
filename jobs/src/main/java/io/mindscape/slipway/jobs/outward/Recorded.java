package io.mindscape.slipway.jobs.outward;

import io.mindscape.slipway.jobs.cluster.Cluster;
import io.mindscape.slipway.jobs.effect.Act.Kind;
import io.mindscape.slipway.jobs.effect.Effects;
import io.mindscape.slipway.jobs.forge.Forge;
import io.mindscape.slipway.jobs.git.GitStore;
import io.mindscape.slipway.jobs.maintenance.DatabaseCare;
import io.mindscape.slipway.jobs.recovery.FailedDeliveries;

/** Puts the record between the bot and whatever it acts on. */
public record Recorded(Effects effects) {

  /**
   * A forge.
   *
   * @param verdicts what a verdict is there: {@link Kind#CHECK} or {@link Kind#STATUS}
   */
  public Forge forge(Forge forge, Kind verdicts) {
    return new Forge(
        new RecordedPullRequests(forge.pullRequests(), effects),
        new RecordedDiscussion(forge.discussion(), effects),
        new RecordedChecks(forge.checks(), verdicts, effects),
        new RecordedDeployments(forge.deployments(), effects),
        forge.people());
  }

  /** Repositories. */
  public GitStore git(GitStore git) {
    return new RecordedGit(git, effects);
  }

  /** Clusters. */
  public Cluster cluster(Cluster cluster) {
    return new RecordedCluster(cluster, effects);
  }

  /** The forge's list of what did not arrive. */
  public FailedDeliveries failedDeliveries(FailedDeliveries deliveries) {
    return new RecordedFailedDeliveries(deliveries, effects);
  }

  /** The database that maintenance looks after. */
  public DatabaseCare database(DatabaseCare database) {
    return new RecordedDatabase(database, effects);
  }
}
