package io.mindscape.slipway.jobs.maintenance.guard;

import io.mindscape.slipway.policies.window.Opening;
import java.time.Duration;

/**
 * What is kept free at the end of an opening, counted back from its close. In one of twenty minutes
 * or more each is as long as it is at most; in a shorter one each is a share of it, so that
 * something can be done there too.
 *
 * @param margin what has to be left when a step should be over: it may take a little longer than
 *     expected
 * @param notice when what runs is told to stop
 * @param undo when what runs is cut off; what it began is taken back in that time
 */
public record Reserve(Duration margin, Duration notice, Duration undo) {

  /** Of an opening, by its length. */
  public static Reserve of(Opening opening) {
    var length = Duration.between(opening.opens(), opening.closes());
    return new Reserve(
        atMost(Duration.ofMinutes(5), length.dividedBy(4)),
        atMost(Duration.ofMinutes(1), length.dividedBy(6)),
        atMost(Duration.ofSeconds(30), length.dividedBy(12)));
  }

  private static Duration atMost(Duration most, Duration share) {
    return share.compareTo(most) < 0 ? share : most;
  }
}
