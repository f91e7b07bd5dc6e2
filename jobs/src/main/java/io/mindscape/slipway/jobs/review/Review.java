package io.mindscape.slipway.jobs.review;

import io.mindscape.slipway.jobs.effect.Effects;
import io.mindscape.slipway.jobs.forge.Forge;
import io.mindscape.slipway.jobs.git.GitStore;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.inspect.Inspector;
import io.mindscape.slipway.jobs.strategy.Strategies;

/** Reviews a pull request. Doing it again on the same head changes nothing. */
public final class Review {

  /** What it works with. */
  public record Ports(
      Forge forge, GitStore git, Strategies strategies, Inspector inspector, Effects effects) {}

  private final Ports ports;

  public Review(Ports ports) {
    this.ports = ports;
  }

  /** Looks at the pull request as it is now and reports on its head. */
  public void review(RepoName repo, int number) {
    throw new UnsupportedOperationException("being built");
  }
}
