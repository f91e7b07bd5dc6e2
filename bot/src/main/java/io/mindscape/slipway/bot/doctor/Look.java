package io.mindscape.slipway.bot.doctor;

import java.util.List;

/**
 * One look at something; it may take long or fail.
 *
 * @param area the heading under which it is told
 * @param what it looks at, for who waits
 */
record Look(String area, String what, Work work) {

  /** The look itself. */
  @FunctionalInterface
  interface Work {
    /**
     * What is to be told.
     *
     * @throws io.mindscape.slipway.policies.Refused if it is wrong, and why
     * @throws io.mindscape.slipway.jobs.Unavailable if it does not answer
     */
    List<Told> look() throws Exception;
  }
}
