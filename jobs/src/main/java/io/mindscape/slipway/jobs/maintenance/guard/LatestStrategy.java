package io.mindscape.slipway.jobs.maintenance.guard;

import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.strategy.Strategies;
import io.mindscape.slipway.jobs.strategy.Strategies.InForce;
import io.mindscape.slipway.policies.strategy.Strategy;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The strategy that is in force now, whatever it said when the window opened. It is looked at again
 * every {@link #LOOK}: whoever changes it waits so long at most. While the forge's Git does not
 * answer, what it said last holds.
 */
public final class LatestStrategy {

  /** How long an answer is good for. */
  public static final Duration LOOK = Duration.ofSeconds(15);

  private final Strategies strategies;
  private final Duration look;
  private final Map<RepoName, Seen> seen = new ConcurrentHashMap<>();

  public LatestStrategy(Strategies strategies) {
    this(strategies, LOOK);
  }

  /**
   * @param look how long an answer is good for; zero to look each time
   */
  public LatestStrategy(Strategies strategies, Duration look) {
    this.strategies = strategies;
    this.look = look;
  }

  /** What was read, and when. */
  private record Seen(Strategy strategy, Instant at) {}

  /**
   * As it was read last, or is read now.
   *
   * @throws Unavailable if it was never read, and Git does not answer
   */
  public Strategy of(RepoName repo, Instant now) {
    var last = seen.get(repo);
    if (last != null && isGood(last, now)) {
      return last.strategy();
    }
    var strategy = read(repo, Optional.ofNullable(last));
    seen.put(repo, new Seen(strategy, now));
    return strategy;
  }

  /**
   * Looks at it anew.
   *
   * @throws io.mindscape.slipway.policies.Refused if there is none that can be understood
   * @throws Unavailable if Git does not answer
   */
  public InForce look(RepoName repo, Instant now) {
    var inForce = strategies.of(repo);
    seen.put(repo, new Seen(inForce.strategy(), now));
    return inForce;
  }

  private boolean isGood(Seen last, Instant now) {
    return !now.isBefore(last.at()) && now.isBefore(last.at().plus(look));
  }

  private Strategy read(RepoName repo, Optional<Seen> last) {
    try {
      return strategies.of(repo).strategy();
    } catch (Unavailable away) {
      return last.orElseThrow(() -> away).strategy();
    }
  }
}
