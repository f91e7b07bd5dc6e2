package io.mindscape.slipway.jobs.maintenance.breakglass;

import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.maintenance.breakglass.Request.Asked;
import io.mindscape.slipway.jobs.maintenance.breakglass.Request.Confirmed;
import io.mindscape.slipway.jobs.maintenance.breakglass.Request.State;
import io.mindscape.slipway.policies.window.Opening;
import java.util.List;
import java.util.Optional;

/**
 * The requests that there are, for all replicas. Each change is made only from the state that it
 * follows, so that of two who make it one is told that it was not theirs. Methods throw {@link
 * io.mindscape.slipway.jobs.Unavailable} when they cannot be reached.
 */
public interface Requests {

  /** Keeps a wish; the same comment's is kept once, and given as it stands. */
  Request ask(RepoName repo, Wish wish, Asked asked);

  /** The one that a comment asked for. */
  Optional<Request> of(RepoName repo, long comment);

  Optional<Request> find(RepoName repo, long id);

  /** Those that are not over, oldest first. */
  List<Request> open(RepoName repo);

  /**
   * From {@link State#ASKED} to {@link State#CONFIRMED}.
   *
   * @return false if it was not so
   */
  boolean confirm(long id, Confirmed confirmed);

  /**
   * From {@link State#CONFIRMED} to {@link State#RUNNING}.
   *
   * @return false if it was not so
   */
  boolean begin(long id, Opening opening);

  /**
   * Takes it back before it began, and has it stopped once it runs.
   *
   * @return false if it is over, or was stopped before
   */
  boolean stop(long id, String by);

  /**
   * From any state that is not over.
   *
   * @param end one that is over
   * @return false if it was not so
   */
  boolean end(long id, State end);
}
