package io.mindscape.slipway.jobs.nodes;

import java.time.Duration;

/** Whoever lets reboots happen, and says until when. */
public interface Leave {

  /**
   * Asked before each step. Throws, whatever it has for that, if no further one may begin; the
   * caller of {@link Reboot#run} then calls {@link Reboot#undo}.
   *
   * @param what the step, as in "… was not begun"
   */
  void step(String what);

  /** How long steps may still take. */
  Duration left();

  /** Lets a moment pass between two looks. */
  void pause();
}
