package io.mindscape.slipway.jobs.maintenance.task;

import io.mindscape.slipway.jobs.effect.Effects;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.maintenance.guard.Guard;
import io.mindscape.slipway.jobs.maintenance.guard.StopWork;
import io.mindscape.slipway.jobs.maintenance.guard.Systems;
import io.mindscape.slipway.jobs.strategy.Strategies;
import io.mindscape.slipway.policies.window.Opening;
import java.util.List;

/**
 * A kind of maintenance. What there is to do it says in {@link Step}s, which the engine runs one
 * after another, each once in an opening.
 */
public interface Task {

  TaskName name();

  /**
   * Looks at what there is to do now, and does nothing outward. Asked again after a restart, it
   * looks again; what is right already needs no step, but what a dead process left half-done does.
   * What there is to say besides goes to {@link Turn#notes}.
   *
   * @return in the order in which they are to be done
   * @throws StopWork when the guard says so
   * @throws io.mindscape.slipway.policies.Refused when a person has to act before it can work
   * @throws io.mindscape.slipway.jobs.Unavailable when a system that it needs does not answer
   */
  List<Step> steps(Turn turn);

  /**
   * A turn in an opening of the window.
   *
   * @param systems ask the guard themselves before they act
   */
  record Turn(Occasion occasion, Systems systems, Guard guard, Effects effects, Notes notes) {
    public RepoName repo() {
      return occasion.repo();
    }
  }

  /** One opening of the window in one repository. */
  record Occasion(RepoName repo, Strategies.InForce inForce, Opening opening) {
    /** The key of an act in this opening. */
    public String key(String act) {
      return "maintenance:%s:%s:%s".formatted(repo, opening.opens(), act);
    }
  }
}
