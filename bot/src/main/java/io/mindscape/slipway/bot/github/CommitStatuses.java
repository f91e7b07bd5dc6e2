package io.mindscape.slipway.bot.github;

import io.mindscape.slipway.jobs.forge.Checks;
import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.jobs.git.RepoName;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.kohsuke.github.GHCommitState;

/**
 * Verdicts as commit statuses, for those who have a token and no App. A status has room for one
 * line: the title is there, and what two of our states share in GitHub's is told apart by its first
 * word.
 */
final class CommitStatuses implements Checks {

  private static final int LONGEST = 140;
  private static final String WAITING = "Waits: ";
  private static final String NEUTRAL = "Neutral: ";

  private final Session session;

  /** A status as GitHub has it. */
  private record Status(String state, String description) {}

  CommitStatuses(Session session) {
    this.session = session;
  }

  @Override
  public void report(RepoName repo, CommitId commit, Report report) {
    var wanted = new Status(gitHubs(report.state()), description(report));
    if (own(repo, commit, report.name()).filter(wanted::equals).isEmpty()) {
      session.ask(
          repo,
          "commit %s in %s".formatted(commit.abbreviated(), repo),
          it ->
              it.createCommitStatus(
                  commit.hex(),
                  GHCommitState.valueOf(wanted.state().toUpperCase(Locale.ROOT)),
                  null,
                  wanted.description(),
                  report.name()));
    }
  }

  @Override
  public Map<String, State> all(RepoName repo, CommitId commit) {
    return new EverybodysChecks(session).of(repo, commit);
  }

  @Override
  public Optional<State> find(RepoName repo, CommitId commit, String name) {
    return own(repo, commit, name).map(CommitStatuses::state);
  }

  /** Our newest; anybody who may write could have set others of that name. */
  private Optional<Status> own(RepoName repo, CommitId commit, String name) {
    var self = session.credentials().self();
    var path = Rest.path("/repos", repo.owner(), repo.name(), "commits", commit, "statuses");
    return session.rest().list(repo.owner(), path).stream()
        .filter(status -> status.path("context").asString("").equals(name))
        .filter(status -> status.path("creator").path("login").asString("").equalsIgnoreCase(self))
        .map(
            status ->
                new Status(
                    status.path("state").asString(""), status.path("description").asString("")))
        .findFirst();
  }

  private static String gitHubs(State state) {
    return switch (state) {
      case IN_PROGRESS, WAITING -> "pending";
      case SUCCESS, NEUTRAL -> "success";
      case FAILURE -> "failure";
    };
  }

  private static State state(Status status) {
    return switch (status.state()) {
      case "pending" ->
          status.description().startsWith(WAITING) ? State.WAITING : State.IN_PROGRESS;
      case "success" -> status.description().startsWith(NEUTRAL) ? State.NEUTRAL : State.SUCCESS;
      default -> State.FAILURE;
    };
  }

  private static String description(Report report) {
    var first =
        switch (report.state()) {
          case WAITING -> WAITING;
          case NEUTRAL -> NEUTRAL;
          case IN_PROGRESS, SUCCESS, FAILURE -> "";
        };
    return Cut.line(LONGEST, first + report.title());
  }
}
