package io.mindscape.slipway.jobs.maintenance.guard;

import io.mindscape.slipway.jobs.advisory.Vulnerabilities;
import io.mindscape.slipway.jobs.cluster.Cluster;
import io.mindscape.slipway.jobs.database.DatabaseCare;
import io.mindscape.slipway.jobs.database.Databases;
import io.mindscape.slipway.jobs.forge.Checks;
import io.mindscape.slipway.jobs.forge.Discussion;
import io.mindscape.slipway.jobs.forge.PullRequests;
import io.mindscape.slipway.jobs.git.GitStore;
import io.mindscape.slipway.jobs.image.ImageRegistry;
import io.mindscape.slipway.jobs.nodes.Nodes;

/**
 * All that a task can reach. What is not configured is there too, and refuses: see {@link
 * ImageRegistry#notConfigured} and {@link DatabaseCare#notConfigured}.
 */
public record Systems(Conversation forge, GitStore git, Cluster cluster, Upkeep upkeep) {

  /**
   * What maintenance needs of the forge.
   *
   * @param checks are only read
   */
  public record Conversation(PullRequests pullRequests, Discussion discussion, Checks checks) {}

  /** What only maintenance looks after. */
  public record Upkeep(
      ImageRegistry registry,
      Databases databases,
      Belongings own,
      Nodes nodes,
      Vulnerabilities vulnerabilities) {}

  /** The same systems, but {@code guard} is asked before anything leaves for them. */
  public Systems guardedBy(Guard guard) {
    return new Systems(
        new Conversation(
            new GuardedPullRequests(forge.pullRequests(), guard),
            new GuardedDiscussion(forge.discussion(), guard),
            forge.checks()),
        new GuardedGit(git, guard),
        new GuardedCluster(cluster, guard),
        new Upkeep(
            upkeep.registry(),
            access ->
                new GuardedDatabase(
                    upkeep.databases().of(access), access == null ? "" : access.label(), guard),
            upkeep.own().guardedBy(guard),
            new GuardedNodes(upkeep.nodes(), guard),
            upkeep.vulnerabilities()));
  }
}
