package io.mindscape.slipway.bot.github;

import io.mindscape.slipway.bot.settings.Settings;
import io.mindscape.slipway.jobs.forge.Forge;
import io.mindscape.slipway.jobs.forge.Projects;
import io.mindscape.slipway.jobs.forge.Wholes;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.maintenance.guard.Witness;
import io.mindscape.slipway.jobs.recovery.FailedDeliveries;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * GitHub, ready to be used. Nothing is sent before the first question: a GitHub that is down does
 * not stop the bot from starting; {@link #check} says what is wrong.
 */
public final class GitHubForge implements AutoCloseable {

  private final Line line;
  private final Session session;
  private final List<RepoName> repositories;
  private final Optional<FailedDeliveries> failed;

  /**
   * GitHub as the settings say.
   *
   * @param repositories what the bot looks after
   * @param clock what tokens and rate limits are measured against
   * @throws io.mindscape.slipway.policies.Refused if the App's key is none
   */
  public GitHubForge(Settings.GitHub settings, List<RepoName> repositories, Clock clock) {
    this(settings, repositories, Wholes.NOWHERE, clock);
  }

  /**
   * The same, with a place for texts that are too long for GitHub.
   *
   * @param wholes where they can be read
   */
  public GitHubForge(
      Settings.GitHub settings, List<RepoName> repositories, Wholes wholes, Clock clock) {
    this.line = new Line(settings.api(), settings.limited() ? Limits.GITHUB : Limits.NONE, clock);
    this.repositories = List.copyOf(repositories);
    switch (settings.access()) {
      case Settings.Access.Token(var token) -> {
        this.session = new Session(line, new TokenCredentials(line, token), wholes);
        this.failed = Optional.empty();
      }
      case Settings.Access.App app -> {
        var credentials = new AppCredentials(app, line, this.repositories, clock);
        this.session = new Session(line, credentials, wholes);
        this.failed = Optional.of(new GitHubFailedDeliveries(new Rest(line, credentials.itself())));
      }
    }
  }

  /** GitHub's list of what it could not deliver; only an App has one. */
  public Optional<FailedDeliveries> failedDeliveries() {
    return failed;
  }

  /** The ports of the jobs. */
  public Forge ports() {
    return new Forge(
        new GitHubPullRequests(session),
        new GitHubDiscussion(session),
        session.credentials().isApp() ? new CheckRuns(session) : new CommitStatuses(session),
        new GitHubDeployments(session),
        new GitHubPeople(session));
  }

  /** What others have released there. */
  public Projects projects() {
    return new GitHubProjects(line.api(), session);
  }

  /**
   * Whether GitHub is there, takes our credentials, and shows us every repository.
   *
   * @throws io.mindscape.slipway.jobs.NotLetIn if it does not take our credentials
   * @throws io.mindscape.slipway.jobs.Unavailable if it does not answer
   * @throws io.mindscape.slipway.policies.Refused if a person has to act otherwise; one sentence
   *     each time
   */
  public void check() {
    session.credentials().self();
    repositories.forEach(session::refreshed);
  }

  /** GitHub's clock, to compare ours with. */
  public Witness time() {
    return new Witness("GitHub", GitHubClock.GRAIN, new GitHubClock(line)::tells);
  }

  /** How many points of GitHub's budget were spent, ever, for all accounts together. */
  public long spent() {
    return line.standings().stream().mapToLong(Budget.Standing::spent).sum();
  }

  /** How many requests had to wait for the budget, ever. */
  public long waits() {
    return line.standings().stream().mapToLong(Budget.Standing::waits).sum();
  }

  /** What is left of the hourly limit of the account that has the least; nothing if unknown. */
  public OptionalLong remaining() {
    return line.standings().stream()
        .mapToLong(Budget.Standing::remaining)
        .filter(left -> left != Long.MAX_VALUE)
        .min();
  }

  /** Where the repository is for Git, and how to log in there, now. */
  public GitAccess git(RepoName repo) {
    var url = URI.create(session.repository(repo).getHttpTransportUrl());
    return new GitAccess(url, "x-access-token", session.credentials().token(repo.owner()));
  }

  /**
   * What Git needs.
   *
   * @param password a token, which may run out within minutes: ask again before each use
   */
  public record GitAccess(URI url, String user, String password) {
    @Override
    public String toString() {
      return url + " as " + user + ":***";
    }
  }

  @Override
  public void close() {
    line.close();
  }
}
