package io.mindscape.slipway.jobs.forge;

/** Keeps texts that are longer than the forge takes, where people can read all of them. */
@FunctionalInterface
public interface Wholes {

  /** There is no such place: what is too long is cut, and says so. */
  Wholes NOWHERE = (title, markdown) -> "";

  /**
   * Keeps a text. The same text again has the same address, so that what links to it stays the
   * same.
   *
   * @param title one line that says what it is
   * @return the address where it can be read; empty where there is none
   */
  String keep(String title, String markdown);
}
