package io.mindscape.slipway.jobs.nodes;

/** Takes what is to be said of a reboot: lines of plain words. */
public interface Told {

  /** Something was done, or left as it is for a good reason. */
  void did(String line);

  /** Something could not be done, and why. */
  void couldNot(String line);
}
