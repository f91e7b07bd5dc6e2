package io.mindscape.slipway.jobs.maintenance.breakglass;

import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.maintenance.Bars;
import io.mindscape.slipway.jobs.maintenance.StopWork.Reason;
import io.mindscape.slipway.jobs.strategy.Strategies;
import io.mindscape.slipway.policies.window.WindowSchedule;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The freezes of the strategy in force bar everything that they cover. */
public final class Freezes implements Bars {

  private final Strategies strategies;

  public Freezes(Strategies strategies) {
    this.strategies = strategies;
  }

  @Override
  public Optional<Bar> against(RepoName repo, String task, Instant at) {
    return Optional.ofNullable(strategies.of(repo).strategy().window())
        .map(WindowSchedule::freezes)
        .orElse(List.of())
        .stream()
        .filter(freeze -> freeze.covers(at))
        .findFirst()
        .map(
            freeze ->
                new Bar(
                    Reason.FREEZE,
                    "%s is in force until %s".formatted(freeze.called(), Words.at(freeze.to()))));
  }
}
