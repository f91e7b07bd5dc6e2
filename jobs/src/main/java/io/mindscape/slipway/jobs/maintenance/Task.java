package io.mindscape.slipway.jobs.maintenance;

import io.mindscape.slipway.jobs.effect.Effects;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.strategy.Strategies;
import io.mindscape.slipway.policies.strategy.WindowSchedule.Opening;

/**
 * A kind of maintenance. It works in steps and asks the guard before each; doing it again changes
 * nothing that is right already.
 */
interface Task {

  TaskName name();

  /**
   * Works, and notes in {@link Turn#notes} what it did and what it could not do.
   *
   * @throws StopWork when the guard says so
   * @throws io.mindscape.slipway.policies.Refused when a person has to act before it can work
   * @throws io.mindscape.slipway.jobs.Unavailable when a system that it needs does not answer
   */
  void run(Turn turn);

  /**
   * A turn in an opening of the window.
   *
   * @param systems ask the guard themselves before they act
   */
  record Turn(Occasion occasion, Systems systems, Guard guard, Effects effects, Notes notes) {
    RepoName repo() {
      return occasion.repo();
    }
  }

  /** One opening of the window in one repository. */
  record Occasion(RepoName repo, Strategies.InForce inForce, Opening opening) {
    /** The key of an act in this opening. */
    String key(String act) {
      return "maintenance:%s:%s:%s".formatted(repo, opening.opens(), act);
    }
  }
}
