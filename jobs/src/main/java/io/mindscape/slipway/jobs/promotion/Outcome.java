package io.mindscape.slipway.jobs.promotion;

import io.mindscape.slipway.jobs.git.CommitId;

/** How it ended when somebody asked for a promotion. */
public sealed interface Outcome {

  /**
   * A pull request is open.
   *
   * @param what in words: whether it is new, was brought up to date (which voids approvals), or
   *     stood like that already
   */
  record Opened(int number, CommitId head, String what) implements Outcome {}

  /** There is nothing to promote. */
  record Nothing(String why) implements Outcome {}

  /** It may not be, or cannot be, and a person can mend that. */
  record Refused(String why) implements Outcome {}
}
