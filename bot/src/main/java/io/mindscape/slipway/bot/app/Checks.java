package io.mindscape.slipway.bot.app;

import io.mindscape.slipway.bot.github.GitHubForge;
import io.mindscape.slipway.bot.observe.Check;
import io.mindscape.slipway.bot.settings.Settings;
import io.mindscape.slipway.bot.store.Store;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.maintenance.guard.ClockWatch;
import io.mindscape.slipway.jobs.strategy.Strategies;
import io.mindscape.slipway.policies.strategy.Strategy;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the bot's health is made of. */
final class Checks {

  private Checks() {}

  /** The database, which is asked whenever somebody asks for our health. */
  static Check database(Store store) {
    return new Check(
        "database",
        true,
        () ->
            store.answers()
                ? Optional.empty()
                : Optional.of(
                    "The database does not answer: check SLIPWAY_DATABASE_URL and that the server"
                        + " runs"));
  }

  /** What is looked at from time to time. */
  static List<Check> watched(
      Settings settings, GitHubForge github, ClockWatch time, Strategies strategies) {
    return Stream.concat(
            Stream.of(github(github), new Check("clock", false, time::problem)),
            settings.repositories().stream().map(repo -> strategy(repo, strategies)))
        .toList();
  }

  private static Check github(GitHubForge github) {
    return new Check(
        "GitHub",
        true,
        () -> {
          github.check();
          return Optional.empty();
        });
  }

  /** A strategy file that cannot be understood stops nobody: the last good one is in force. */
  private static Check strategy(RepoName repo, Strategies strategies) {
    return new Check(
        "%s of %s".formatted(Strategy.FILE, repo),
        false,
        () ->
            strategies
                .of(repo)
                .problem()
                .map(problem -> problem + " (the last good one stays in force)"));
  }
}
