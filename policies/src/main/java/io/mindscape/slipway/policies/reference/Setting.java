package io.mindscape.slipway.policies.reference;

/**
 * Where references are judged.
 *
 * @param words for a sentence: {@code this environment}, {@code this folder}
 */
public record Setting(String words, Extent extent, Elsewhere elsewhere) {

  /** How much of what will be there is known. */
  public enum Extent {
    /** All of it: an environment. */
    WHOLE,
    /** Some of an environment could not be read: what is not there may be in that. */
    PARTIAL,
    /** A folder or a chart, of which nobody knows beside what it runs. */
    FOLDER
  }

  /** A folder, a file or a chart that belongs to no environment. */
  public static Setting folder(String words) {
    return new Setting(words, Extent.FOLDER, Elsewhere.nothing());
  }
}
