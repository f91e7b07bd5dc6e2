package io.mindscape.slipway.jobs.maintenance.breakglass;

import io.mindscape.slipway.jobs.maintenance.guard.Bars.Bar;
import io.mindscape.slipway.jobs.maintenance.guard.StopWork.Reason;
import java.time.Duration;

/**
 * What somebody wants to have run outside the window.
 *
 * @param task as the strategy file names it
 * @param reason why it cannot wait, in a person's words, in one line
 * @param length nothing of the task runs when that is over
 * @param despiteFreeze whether it is to run though a freeze is in force
 */
public record Wish(String task, String reason, Duration length, boolean despiteFreeze) {

  /** A task has to be over five minutes before its end; less than this would run nothing. */
  public static final Duration SHORTEST = Duration.ofMinutes(10);

  public static final Duration LONGEST = Duration.ofHours(1);

  /** Where nothing is said. */
  public static final Duration USUAL = Duration.ofMinutes(30);

  public static final int LONGEST_REASON = 300;

  /** Whether that does not hold it up: people said that no freeze shall. */
  boolean isSpared(Bar bar) {
    return despiteFreeze && bar.reason() == Reason.FREEZE;
  }
}
