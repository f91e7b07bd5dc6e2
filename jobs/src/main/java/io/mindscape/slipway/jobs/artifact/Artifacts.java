package io.mindscape.slipway.jobs.artifact;

/** Keeps whole reviews where people can read them. */
@FunctionalInterface
public interface Artifacts {

  /** There is no such place: the comment is all there is. */
  Artifacts NOWHERE = artifact -> "";

  /**
   * Keeps a review. Another one of the same pull request at the same head takes the place of the
   * first, and has its address.
   *
   * @return the address where it can be read; empty where there is none
   */
  String keep(Artifact artifact);
}
