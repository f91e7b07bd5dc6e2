package io.mindscape.slipway.jobs.promotion;

import io.mindscape.slipway.jobs.effect.Effects;
import io.mindscape.slipway.jobs.forge.Forge;
import io.mindscape.slipway.jobs.forge.PullRequest;
import io.mindscape.slipway.jobs.git.GitStore;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.inspect.Inspector;
import io.mindscape.slipway.jobs.strategy.Strategies;
import io.mindscape.slipway.jobs.turn.Turns;
import io.mindscape.slipway.policies.Refused;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Brings what one environment runs to the next: by a pull request of the bot's own, which it merges
 * when all gates are open. Nothing is remembered: what is so is read from Git and the forge each
 * time.
 *
 * <p>Every method throws {@link io.mindscape.slipway.jobs.Unavailable} when the forge or its Git
 * does not answer; nothing is merged then.
 */
public final class Promotions {

  /** The label of the issue that shows what can be promoted. */
  public static final String LABEL = "slipway:promotions";

  /** What it works with. */
  public record Ports(
      Forge forge, GitStore git, Strategies strategies, Inspector inspector, Effects effects) {}

  private final Ports ports;
  private final Turns turns;
  private final Clock clock;

  /**
   * @param turns one at a time: the issue is opened once, and a promotion too, whoever asks
   *     meanwhile
   */
  public Promotions(Ports ports, Turns turns, Clock clock) {
    this.ports = ports;
    this.turns = turns;
    this.clock = clock;
  }

  /** Opens the promotion to {@code environment}, or brings the open one up to date. */
  public Outcome promote(RepoName repo, String environment, String requestedBy) {
    return inTurn(
        repo,
        () -> {
          try {
            return new Opening(ports).open(repo, environment, requestedBy);
          } catch (Refused refused) {
            return new Outcome.Refused(refused.getMessage());
          }
        });
  }

  /**
   * Asks every gate of {@code environment} for the head of {@code pull}.
   *
   * @throws Refused if there is no such environment
   */
  public Gates evaluate(RepoName repo, PullRequest pull, String environment) {
    var candidate = Candidate.of(pull, ports.git(), ports.strategies());
    if (!repo.equals(pull.repo())) {
      throw new IllegalArgumentException("#%d is not of %s".formatted(pull.number(), repo));
    }
    return new GateKeeper(ports.forge(), ports.git())
        .ask(candidate, Route.environment(candidate.inForce(), environment), clock.instant());
  }

  /**
   * Looks at the gates of an open pull request that touches an environment with approvals, reports
   * them as the check {@code slipway/<environment>}, and merges the bot's own promotion when all
   * are open. A gate that opens with time alone opens when this is called again.
   */
  public Progress advance(RepoName repo, int number) {
    return inTurn(repo, () -> new Advance(ports, clock).advance(repo, number));
  }

  /** Brings the issue that shows what can be promoted up to date; opens it where it is missing. */
  public void refresh(RepoName repo) {
    inTurn(
        repo,
        () -> {
          var standings = standings(repo);
          if (!standings.isEmpty()) {
            issue().show(repo, standings);
          }
          return standings;
        });
  }

  /** How the issue that shows what can be promoted stands to what is so; changes nothing. */
  public Shown shown(RepoName repo) {
    var standings = standings(repo);
    return standings.isEmpty() ? Shown.AS_IT_IS : issue().shown(repo, standings);
  }

  /** How the issue stands to what is so. */
  public enum Shown {
    AS_IT_IS,
    /** It is missing, or time went on since it was written. */
    NOT_YET,
    /** It tells of a promotion as open that is not. */
    CLOSED_UNSEEN
  }

  private PromotionsIssue issue() {
    return new PromotionsIssue(ports.forge().discussion());
  }

  /**
   * The names of the environments with approvals that a pull request touches, in the order of the
   * strategy file.
   */
  public List<String> guarded(PullRequest pull) {
    return Candidate.of(pull, ports.git(), ports.strategies())
        .guarded(ports.git(), ports.inspector());
  }

  /** The environments that are fed by promotion, in the order of the strategy file. */
  public List<String> fed(RepoName repo) {
    return Route.fed(ports.strategies().of(repo));
  }

  /** Where each environment that is fed by promotion stands, in the order of the strategy file. */
  public List<Standing> standings(RepoName repo) {
    var inForce = ports.strategies().of(repo);
    return Route.fed(inForce).stream()
        .map(name -> new Standings(ports, clock).of(repo, inForce, name))
        .toList();
  }

  /**
   * Where one environment stands.
   *
   * @throws Refused if there is none of that name, or it is not fed by promotion
   */
  public Standing standing(RepoName repo, String environment) {
    return new Standings(ports, clock).of(repo, ports.strategies().of(repo), environment);
  }

  private <T> T inTurn(RepoName repo, Supplier<T> act) {
    var result = new ArrayList<T>();
    turns.take("promotions:" + repo, () -> result.add(act.get()));
    return result.getFirst();
  }
}
