package io.mindscape.slipway.jobs.deploy;

import io.mindscape.slipway.jobs.cluster.Cluster;
import io.mindscape.slipway.jobs.effect.Effects;
import io.mindscape.slipway.jobs.forge.Forge;
import io.mindscape.slipway.jobs.git.GitStore;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.inspect.Inspector;

/** Brings what a branch holds into the clusters of the environments that it touches. */
public final class Deploy {

  /** What it works with. */
  public record Ports(
      Forge forge, GitStore git, Inspector inspector, Cluster cluster, Effects effects) {}

  private final Ports ports;

  public Deploy(Ports ports) {
    this.ports = ports;
  }

  /** Deploys the environments whose content at the head of {@code branch} is not what runs. */
  public void deploy(RepoName repo, String branch) {
    throw new UnsupportedOperationException("being built");
  }
}
