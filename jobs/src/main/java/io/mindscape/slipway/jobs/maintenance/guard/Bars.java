package io.mindscape.slipway.jobs.maintenance.guard;

import static java.util.stream.Collectors.joining;

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

  /** What any of several says: for the reason of the first, and in the words of all. */
  static Bars of(Bars... all) {
    var each = List.of(all);
    return new Bars() {
      @Override
      public Optional<Bar> against(RepoName repo, String task, Instant at) {
        return against(repo, task, "", at);
      }

      @Override
      public Optional<Bar> against(RepoName repo, String task, String environment, Instant at) {
        return Bar.of(standing(repo, task, environment, at));
      }

      @Override
      public List<Bar> standing(RepoName repo, String task, String environment, Instant at) {
        return each.stream()
            .flatMap(bars -> bars.standing(repo, task, environment, at).stream())
            .toList();
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
   * Each that stands against a step of the task.
   *
   * @param environment that the step changes; empty if it changes none
   */
  default List<Bar> standing(RepoName repo, String task, String environment, Instant at) {
    return against(repo, task, environment, at).stream().toList();
  }

  /**
   * One of them.
   *
   * @param words why, for a person: {@code ana vetoed it: "quarter's end"}
   */
  record Bar(StopWork.Reason reason, String words) {

    /** All as one: with the reason of the first, and the words of each. */
    public static Optional<Bar> of(List<Bar> all) {
      return all.stream()
          .findFirst()
          .map(
              first ->
                  new Bar(
                      first.reason(),
                      all.stream().map(Bar::words).distinct().collect(joining("; "))));
    }
  }
}
