package io.mindscape.slipway.jobs.reconcile;

import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.dispatch.Dispatcher.Jobs;
import io.mindscape.slipway.jobs.dispatch.Rollouts;
import io.mindscape.slipway.jobs.forge.Checks.State;
import io.mindscape.slipway.jobs.forge.Forge;
import io.mindscape.slipway.jobs.forge.PullRequest;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.review.Review;
import io.mindscape.slipway.jobs.strategy.Strategies;
import io.mindscape.slipway.jobs.turn.Turns;
import io.mindscape.slipway.policies.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at what is, and does what was missed: webhooks get lost, and nobody calls when a gate opens
 * with time alone.
 */
public final class Reconcile {

  private static final Logger LOG = LoggerFactory.getLogger(Reconcile.class);
  private static final Set<State> CONCLUDED = Set.of(State.SUCCESS, State.FAILURE, State.NEUTRAL);

  private final Ports ports;
  private final Jobs jobs;
  private final Turns turns;
  private final Rollouts rollouts;

  /** What it looks at. */
  public record Ports(Forge forge, Strategies strategies) {}

  /**
   * @param turns shared with whoever else works on pull requests in this process
   */
  public Reconcile(Ports ports, Jobs jobs, Turns turns, Rollouts rollouts) {
    this.ports = ports;
    this.jobs = jobs;
    this.turns = turns;
    this.rollouts = rollouts;
  }

  /**
   * Reviews the open pull requests that were not, deploys the environments that are behind, looks
   * at the gates, and brings the promotions issue up to date. What fails does not keep the rest
   * from being done.
   *
   * @throws Unavailable when something did not answer; the rest is done
   */
  public void reconcile(RepoName repo) {
    var attempts = new Attempts(repo);
    var open = ports.forge().pullRequests().open(repo);
    open.forEach(pull -> attempts.make(() -> review(pull)));
    attempts.make(() -> deploy(repo, attempts));
    open.forEach(
        pull ->
            attempts.make(
                () ->
                    turns.take(
                        subject(pull), () -> jobs.promotions().advance(repo, pull.number()))));
    attempts.make(() -> turns.take(repo.toString(), () -> jobs.promotions().refresh(repo)));
    attempts.end();
  }

  private void review(PullRequest pull) {
    var state = ports.forge().checks().find(pull.repo(), pull.head(), Review.CHECK);
    if (state.filter(CONCLUDED::contains).isEmpty()) {
      turns.take(subject(pull), () -> jobs.review().review(pull.repo(), pull.number()));
    }
  }

  private void deploy(RepoName repo, Attempts attempts) {
    for (var environment :
        ports.strategies().of(repo).strategy().delivery().environments().keySet()) {
      attempts.make(() -> rollouts.tell(repo, List.of(jobs.deploy().catchUp(repo, environment))));
    }
  }

  private static String subject(PullRequest pull) {
    return pull.repo() + "#" + pull.number();
  }

  /** Things that are tried one after another, whatever became of those before. */
  private static final class Attempts {
    private final RepoName repo;
    private final List<RuntimeException> failures = new ArrayList<>();

    Attempts(RepoName repo) {
      this.repo = repo;
    }

    void make(Runnable attempt) {
      try {
        attempt.run();
      } catch (Refused refused) {
        LOG.atWarn().addKeyValue("repository", repo).log("{}", refused.getMessage());
      } catch (RuntimeException failure) {
        failures.add(failure);
      }
    }

    /** Throws the first failure, with the others attached to it. */
    void end() {
      if (!failures.isEmpty()) {
        var first = failures.getFirst();
        failures.stream().skip(1).forEach(first::addSuppressed);
        throw first;
      }
    }
  }
}
