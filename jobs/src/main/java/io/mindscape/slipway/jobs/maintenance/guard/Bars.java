package io.mindscape.slipway.jobs.maintenance.guard;

import io.mindscape.slipway.jobs.git.RepoName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What forbids maintenance though the window is open: a veto, a freeze, a clock that is off. Asked
 * before each step and each outward act.
 */
@FunctionalInterface
public interface Bars {

  /** Nothing but the window itself. */
  Bars NONE = (repo, task, at) -> Optional.empty();

  /** What any of several says, and of those the first. */
  static Bars of(Bars... all) {
    var each = List.of(all);
    return new Bars() {
      @Override
      public Optional<Bar> against(RepoName repo, String task, Instant at) {
        return each.stream().flatMap(bars -> bars.against(repo, task, at).stream()).findFirst();
      }

      @Override
      public Optional<Bar> against(RepoName repo, String task, String environment, Instant at) {
        return each.stream()
            .flatMap(bars -> bars.against(repo, task, environment, at).stream())
            .findFirst();
      }
    };
  }

  /** What stands against it at {@code at}; {@code task} is empty for the report of an opening. */
  Optional<Bar> against(RepoName repo, String task, Instant at);

  /**
   * What stands against a step of the task.
   *
   * @param environment that the step changes; empty if it changes none
   */
  default Optional<Bar> against(RepoName repo, String task, String environment, Instant at) {
    return against(repo, task, at);
  }

  /**
   * One of them.
   *
   * @param words why, for a person: {@code ana vetoed it: "quarter's end"}
   */
  record Bar(StopWork.Reason reason, String words) {}
}
