package io.mindscape.slipway.jobs.outward;

import io.mindscape.slipway.jobs.effect.Act;
import io.mindscape.slipway.jobs.effect.Act.Kind;
import io.mindscape.slipway.jobs.effect.Effects;
import io.mindscape.slipway.jobs.effect.Outcome;
import io.mindscape.slipway.jobs.forge.Deployments;
import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.jobs.git.RepoName;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Deployments and their states, each recorded. */
public final class RecordedDeployments implements Deployments {

  private final Deployments deployments;
  private final Effects effects;
  private final UnaryOperator<String> veil;

  public RecordedDeployments(Deployments deployments, Recorded recorded) {
    this.deployments = deployments;
    this.effects = recorded.effects();
    this.veil = recorded.veil();
  }

  /** The port finds the one that is there by itself, unless that is still on its way. */
  @Override
  public long of(RepoName repo, CommitId commit, String environment) {
    return effects.make(
        new Act(
            Kind.DEPLOYMENT,
            Keys.deployment(repo, commit, environment),
            "the deployment of %s of %s to %s".formatted(commit.abbreviated(), repo, environment)),
        Optional::empty,
        () -> deployments.of(repo, commit, environment),
        id -> Outcome.done("the deployment " + id));
  }

  @Override
  public void report(RepoName repo, long deployment, State state, String written) {
    var description = veil.apply(written);
    var act =
        new Act(
            Kind.DEPLOYMENT_STATE,
            Keys.deployment(repo, deployment),
            "how the deployment %d of %s stands".formatted(deployment, repo));
    var result = "%s: %s".formatted(state, description);
    if (!effects.outcome(act).equals(Optional.of(result))
        || !deployments.state(repo, deployment).equals(Optional.of(state))) {
      effects.set(act, result, () -> deployments.report(repo, deployment, state, description));
    }
  }

  @Override
  public Optional<State> state(RepoName repo, long deployment) {
    return deployments.state(repo, deployment);
  }

  @Override
  public Optional<Success> newestSuccess(RepoName repo, String environment) {
    return deployments.newestSuccess(repo, environment);
  }

  @Override
  public Optional<Newest> newest(RepoName repo, String environment) {
    return deployments.newest(repo, environment);
  }
}
