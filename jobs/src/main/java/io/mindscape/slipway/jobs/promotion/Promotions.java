package io.mindscape.slipway.jobs.promotion;

import io.mindscape.slipway.jobs.effect.Effects;
import io.mindscape.slipway.jobs.forge.Forge;
import io.mindscape.slipway.jobs.forge.PullRequest;
import io.mindscape.slipway.jobs.git.GitStore;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.inspect.Inspector;
import io.mindscape.slipway.jobs.strategy.Strategies;
import java.time.Clock;

/**
 * Brings what one environment runs to the next: by a pull request of the bot's own, which it merges
 * when all gates are open. Nothing is remembered: what is so is read from Git and the forge each
 * time.
 */
public final class Promotions {

  /** The label of the issue that shows what can be promoted. */
  public static final String LABEL = "slipway:promotions";

  /** What it works with. */
  public record Ports(
      Forge forge, GitStore git, Strategies strategies, Inspector inspector, Effects effects) {}

  private final Ports ports;
  private final Clock clock;

  public Promotions(Ports ports, Clock clock) {
    this.ports = ports;
    this.clock = clock;
  }

  /** Opens the promotion to {@code environment}, or brings the open one up to date. */
  public Outcome promote(RepoName repo, String environment, String requestedBy) {
    throw new UnsupportedOperationException(
        "being built: " + ports + clock + repo + environment + requestedBy);
  }

  /** Asks every gate of {@code environment} for the head of {@code pull}. */
  public Gates evaluate(RepoName repo, PullRequest pull, String environment) {
    throw new UnsupportedOperationException("being built: " + repo + pull + environment);
  }

  /**
   * Looks at the gates of an open pull request that touches an environment with approvals, reports
   * them as the check {@code slipway/<environment>}, and merges the bot's own promotion when all
   * are open. A gate that opens with time alone opens when this is called again.
   */
  public Progress advance(RepoName repo, int number) {
    throw new UnsupportedOperationException("being built: " + repo + number);
  }

  /** Brings the issue that shows what can be promoted up to date; opens it where it is missing. */
  public void refresh(RepoName repo) {
    throw new UnsupportedOperationException("being built: " + repo);
  }
}
