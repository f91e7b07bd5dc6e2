package io.mindscape.slipway.bot.app;

import io.mindscape.slipway.bot.observe.Meters;
import io.mindscape.slipway.bot.store.Store;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.maintenance.Window;
import io.mindscape.slipway.jobs.maintenance.breakglass.BreakGlassRuns;
import io.mindscape.slipway.jobs.maintenance.guard.ClockWatch;
import io.mindscape.slipway.jobs.maintenance.plan.Previews;
import io.mindscape.slipway.jobs.schedule.Openings;
import io.mindscape.slipway.jobs.schedule.Openings.Asked;
import io.mindscape.slipway.jobs.schedule.Openings.Place;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Has the maintenance windows looked at: by all replicas in turn where they share a database. */
final class Windows {

  private static final Duration ALONE = Duration.ofSeconds(1);

  /** A look of replicas is a handful of statements; when a window opens there is one anyway. */
  private static final Duration TOGETHER = Duration.ofSeconds(5);

  private static final Duration SOON = Duration.ofSeconds(2);

  private static final Duration BEAT = Duration.ofSeconds(5);

  private Windows() {}

  /** Compares our clock with all that have another: GitHub, and a database server. */
  static ClockWatch watch(Parts parts, Duration tolerance, Clock clock) {
    var witnesses = Stream.concat(parts.store().time().stream(), Stream.of(parts.github().time()));
    return new ClockWatch(witnesses.toList(), tolerance, clock);
  }

  /**
   * Begins at once: each process looks at what is to be announced, and one of them at a time does
   * it. It goes on while a window is open, for orders are given then too.
   */
  static Openings announce(List<RepoName> repositories, Previews previews) {
    Function<RepoName, Optional<Instant>> look =
        repository -> {
          previews.tick(repository);
          return Optional.empty();
        };
    return Openings.alone(new Asked(repositories, look, ALONE));
  }

  /** Begins at once. */
  static Openings start(List<RepoName> repositories, Window window, Store store, Meters meters) {
    Function<RepoName, Optional<Instant>> look =
        repository -> {
          meters.lookedAtWindow();
          window.tick(repository);
          return window.next(repository);
        };
    return store
        .sharedUrl()
        .map(url -> Openings.shared(new Asked(repositories, look, TOGETHER), new Place(url, BEAT)))
        .orElseGet(() -> Openings.alone(new Asked(repositories, look, ALONE)));
  }

  /**
   * Begins at once. Each process looks by itself: who runs what is settled in the database, and
   * nobody waits for a schedule when two people said that it cannot wait.
   */
  static Openings breakGlass(List<RepoName> repositories, BreakGlassRuns runs) {
    return Openings.alone(
        new Asked(
            repositories,
            repository -> {
              runs.tick(repository);
              return Optional.empty();
            },
            SOON));
  }
}
