package io.mindscape.slipway.jobs.maintenance;

import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.maintenance.account.Untold;
import io.mindscape.slipway.jobs.maintenance.journal.Remembered;
import io.mindscape.slipway.jobs.strategy.Strategies.InForce;
import io.mindscape.slipway.jobs.turn.Turns;
import io.mindscape.slipway.policies.window.Opening;
import io.mindscape.slipway.policies.window.WindowSchedule;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Openings that closed while nobody was at them: what was missed is looked for once between two
 * openings, and at the start.
 */
final class LeftBehind {

  private final Remembered kept;
  private final Turns turns;
  private final Map<RepoName, Instant> settled = new ConcurrentHashMap<>();

  LeftBehind(Remembered kept, Turns turns) {
    this.kept = kept;
    this.turns = turns;
  }

  /** Whether it was looked for what was missed before {@code opening}. */
  boolean isSettled(RepoName repo, Opening opening) {
    return opening.closes().equals(settled.get(repo));
  }

  /**
   * Notes and tells what was missed before {@code opening}, unless somebody else is at work there.
   *
   * @param held what is to be told of the clock besides
   * @param now as a clock says that can be trusted
   * @return whether it was done now
   */
  boolean settle(InForce inForce, Opening opening, RepoName repo, List<String> held, Instant now) {
    var schedule = inForce.strategy().window();
    if (schedule == null || isSettled(repo, opening)) {
      return false;
    }
    boolean done = turns.attempt("window:" + repo, () -> tell(inForce, schedule, repo, held, now));
    if (done) {
      settled.put(repo, opening.closes());
    }
    return done;
  }

  private void tell(
      InForce inForce, WindowSchedule schedule, RepoName repo, List<String> held, Instant now) {
    new Untold(kept, schedule).tell(repo, inForce.strategy().tasks(), held, now);
  }
}
