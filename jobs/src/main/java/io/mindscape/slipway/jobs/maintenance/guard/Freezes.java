package io.mindscape.slipway.jobs.maintenance.guard;

import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.strategy.Strategies;
import io.mindscape.slipway.policies.strategy.Strategy;
import io.mindscape.slipway.policies.window.Freeze;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The freezes of the strategy that is in force now, whatever it said when the window opened. Those
 * of the window stand against everything; those of an environment against the steps that change it.
 * It is looked at again every {@link #LOOK}: whoever freezes waits so long at most. While the
 * forge's Git does not answer, what it said last holds.
 */
public final class Freezes implements Bars {

  /** How long an answer is good for. */
  public static final Duration LOOK = Duration.ofSeconds(15);

  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final Strategies strategies;
  private final Duration look;
  private final Map<RepoName, Seen> seen = new ConcurrentHashMap<>();

  public Freezes(Strategies strategies) {
    this(strategies, LOOK);
  }

  /**
   * @param look how long an answer is good for; zero to look each time
   */
  public Freezes(Strategies strategies, Duration look) {
    this.strategies = strategies;
    this.look = look;
  }

  /** What was read, and when. */
  private record Seen(Strategy strategy, Instant at) {}

  @Override
  public Optional<Bar> against(RepoName repo, String task, Instant at) {
    var window = strategy(repo, at).window();
    return window == null ? Optional.empty() : longest(window.freezes(), at);
  }

  @Override
  public Optional<Bar> against(RepoName repo, String task, String environment, Instant at) {
    return against(repo, task, at).or(() -> longest(own(repo, environment, at), at));
  }

  private List<Freeze> own(RepoName repo, String environment, Instant at) {
    var target = strategy(repo, at).delivery().environments().get(environment);
    return target == null ? List.of() : target.freezes();
  }

  private static Optional<Bar> longest(List<Freeze> freezes, Instant at) {
    return freezes.stream()
        .filter(freeze -> freeze.covers(at))
        .max(Comparator.comparing(Freeze::to))
        .map(
            freeze ->
                new Bar(
                    StopWork.Reason.FREEZE,
                    "%s is in force until %s"
                        .formatted(freeze.called(), WHEN.format(freeze.to()))));
  }

  private Strategy strategy(RepoName repo, Instant now) {
    var last = seen.get(repo);
    if (last != null && isGood(last, now)) {
      return last.strategy();
    }
    var strategy = strategy(repo, Optional.ofNullable(last));
    seen.put(repo, new Seen(strategy, now));
    return strategy;
  }

  private boolean isGood(Seen last, Instant now) {
    return !now.isBefore(last.at()) && now.isBefore(last.at().plus(look));
  }

  private Strategy strategy(RepoName repo, Optional<Seen> last) {
    try {
      return strategies.of(repo).strategy();
    } catch (Unavailable away) {
      return last.orElseThrow(() -> away).strategy();
    }
  }
}
