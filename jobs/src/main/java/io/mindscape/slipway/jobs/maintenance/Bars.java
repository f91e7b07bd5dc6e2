package io.mindscape.slipway.jobs.maintenance;

import io.mindscape.slipway.jobs.git.RepoName;
import java.time.Instant;
import java.util.Optional;

/**
 * What forbids maintenance though the window is open: a veto, a freeze, a clock that is off. Asked
 * before each step and each outward act.
 */
@FunctionalInterface
public interface Bars {

  /** Nothing but the window itself. */
  Bars NONE = (repo, task, at) -> Optional.empty();

  /** What stands against it at {@code at}; {@code task} is empty for the report of an opening. */
  Optional<Bar> against(RepoName repo, String task, Instant at);

  /**
   * One of them.
   *
   * @param words why, for a person: {@code ana vetoed it: "quarter's end"}
   */
  record Bar(StopWork.Reason reason, String words) {}
}
