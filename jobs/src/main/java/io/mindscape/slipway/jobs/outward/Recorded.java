package io.mindscape.slipway.jobs.outward;

import io.mindscape.slipway.jobs.cluster.Cluster;
import io.mindscape.slipway.jobs.database.DatabaseCare;
import io.mindscape.slipway.jobs.database.Databases;
import io.mindscape.slipway.jobs.effect.Act.Kind;
import io.mindscape.slipway.jobs.effect.Effects;
import io.mindscape.slipway.jobs.forge.Forge;
import io.mindscape.slipway.jobs.git.GitStore;
import io.mindscape.slipway.jobs.maintenance.report.Reports;
import io.mindscape.slipway.jobs.nodes.Nodes;
import io.mindscape.slipway.jobs.recovery.FailedDeliveries;
import io.mindscape.slipway.policies.secrecy.Secrets;
import java.util.function.UnaryOperator;

/**
 * Puts the record between the bot and whatever it acts on. It is also the last place at which a
 * text can be freed of secrets before others read it.
 *
 * @param veil gives back a text of the bot without the secrets that stand in it; whoever makes the
 *     text should have seen to it, and this is for what was overlooked
 */
public record Recorded(Effects effects, UnaryOperator<String> veil) {

  /** Where no secrets are known: what looks like one is hidden. */
  public Recorded(Effects effects) {
    this(effects, Secrets.none()::mask);
  }

  /**
   * A forge.
   *
   * @param verdicts what a verdict is there: {@link Kind#CHECK} or {@link Kind#STATUS}
   */
  public Forge forge(Forge forge, Kind verdicts) {
    return new Forge(
        new RecordedPullRequests(forge.pullRequests(), this),
        new RecordedDiscussion(forge.discussion(), this),
        new RecordedChecks(forge.checks(), verdicts, this),
        new RecordedDeployments(forge.deployments(), this),
        forge.people());
  }

  /** Repositories. */
  public GitStore git(GitStore git) {
    return new RecordedGit(git, this);
  }

  /** Clusters. */
  public Cluster cluster(Cluster cluster) {
    return new RecordedCluster(cluster, effects);
  }

  /** The nodes of clusters. */
  public Nodes nodes(Nodes nodes) {
    return new RecordedNodes(nodes, effects);
  }

  /** The forge's list of what did not arrive. */
  public FailedDeliveries failedDeliveries(FailedDeliveries deliveries) {
    return new RecordedFailedDeliveries(deliveries, effects);
  }

  /** The database that maintenance looks after. */
  public DatabaseCare database(DatabaseCare database) {
    return new RecordedDatabase(database, effects);
  }

  /** The databases that strategies name; the record of one says nothing of another. */
  public Databases databases(Databases databases) {
    return access -> new RecordedDatabase(databases.of(access), effects, access);
  }

  /** What is told of maintenance: no act, but for others to read. */
  public Reports reports(Reports reports) {
    return new VeiledReports(reports, this);
  }
}
