package io.mindscape.slipway.jobs.maintenance.guard;

import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.policies.window.Freeze;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The freezes of the {@link LatestStrategy latest} strategy. Those of the window stand against
 * everything; those of an environment against the steps that change it.
 */
public final class Freezes implements Bars {

  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final LatestStrategy latest;

  public Freezes(LatestStrategy latest) {
    this.latest = latest;
  }

  @Override
  public Optional<Bar> against(RepoName repo, String task, Instant at) {
    var window = latest.of(repo, at).window();
    return window == null ? Optional.empty() : longest(window.freezes(), at);
  }

  @Override
  public Optional<Bar> against(RepoName repo, String task, String environment, Instant at) {
    return against(repo, task, at).or(() -> longest(own(repo, environment, at), at));
  }

  private List<Freeze> own(RepoName repo, String environment, Instant at) {
    var target = latest.of(repo, at).delivery().environments().get(environment);
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
}
