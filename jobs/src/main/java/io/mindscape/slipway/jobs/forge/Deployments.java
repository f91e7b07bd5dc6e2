package io.mindscape.slipway.jobs.forge;

import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.jobs.git.RepoName;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What ran where, as the forge shows it. */
public interface Deployments {

  /** The bot's deployment of that commit to that environment, or a new one. */
  long of(RepoName repo, CommitId commit, String environment);

  /** The newest state that was reported on a deployment, if any. */
  Optional<State> state(RepoName repo, long deployment);

  /** The newest deployment to the environment that succeeded, if any. */
  Optional<Success> newestSuccess(RepoName repo, String environment);

  /** The newest deployment to the environment, however it stands; nothing where there is none. */
  Optional<Newest> newest(RepoName repo, String environment);

  /** Reports a state; the same state and description again change nothing. */
  void report(RepoName repo, long deployment, State state, String description);

  /**
   * What an environment runs.
   *
   * @param at when the deployment was reported to have succeeded
   */
  record Success(CommitId commit, Instant at) {}

  /**
   * The newest deployment to an environment.
   *
   * @param state null where none was reported yet
   * @param at when that state was reported first, or, without one, when it was created
   */
  record Newest(CommitId commit, @Nullable State state, Instant at) {}

  /** The states of a deployment that we use. */
  enum State {
    IN_PROGRESS,
    SUCCESS,
    FAILURE,
    ERROR
  }
}
