package io.mindscape.slipway.bot.github;

import io.mindscape.slipway.jobs.forge.Checks;
import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.jobs.git.RepoName;
import java.io.IOException;
import java.util.Optional;
import org.kohsuke.github.GHCommitState;
import org.kohsuke.github.GHCommitStatus;
import org.kohsuke.github.GHRepository;

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

  CommitStatuses(Session session) {
    this.session = session;
  }

  @Override
  public void report(RepoName repo, CommitId commit, Report report) {
    var state = gitHubs(report.state());
    var description = description(report);
    session.ask(
        repo,
        what(repo, commit),
        it -> {
          var newest = own(it, commit, report.name());
          if (newest.isEmpty()
              || newest.get().getState() != state
              || !description.equals(newest.get().getDescription())) {
            it.createCommitStatus(commit.hex(), state, null, description, report.name());
          }
          return description;
        });
  }

  @Override
  public Optional<State> find(RepoName repo, CommitId commit, String name) {
    return session.ask(
        repo, what(repo, commit), it -> own(it, commit, name).map(CommitStatuses::state));
  }

  /** Our newest; anybody who may write could have set others of that name. */
  private Optional<GHCommitStatus> own(GHRepository repository, CommitId commit, String name)
      throws IOException {
    var self = session.credentials().self();
    for (var status : repository.listCommitStatuses(commit.hex())) {
      var creator = status.getCreator();
      if (name.equals(status.getContext())
          && creator != null
          && self.equalsIgnoreCase(creator.getLogin())) {
        return Optional.of(status);
      }
    }
    return Optional.empty();
  }

  private static GHCommitState gitHubs(State state) {
    return switch (state) {
      case IN_PROGRESS, WAITING -> GHCommitState.PENDING;
      case SUCCESS, NEUTRAL -> GHCommitState.SUCCESS;
      case FAILURE -> GHCommitState.FAILURE;
    };
  }

  private static State state(GHCommitStatus status) {
    var description = String.valueOf(status.getDescription());
    return switch (status.getState()) {
      case PENDING -> description.startsWith(WAITING) ? State.WAITING : State.IN_PROGRESS;
      case SUCCESS -> description.startsWith(NEUTRAL) ? State.NEUTRAL : State.SUCCESS;
      case FAILURE, ERROR -> State.FAILURE;
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

  private static String what(RepoName repo, CommitId commit) {
    return "statuses of %s in %s".formatted(commit.abbreviated(), repo);
  }
}
