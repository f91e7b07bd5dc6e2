package io.mindscape.slipway.jobs.effect;

/**
 * What became of an act.
 *
 * @param detail in words: a result, a message, a reason; empty for none
 */
public record Outcome(Word word, String detail) {

  /** What can become of an act. */
  public enum Word {
    /** It is about to be done. */
    INTENDED,
    DONE,
    /** It was intended before, nobody knew what became of it, and it is there. */
    FOUND,
    /** It is known not to have been done. */
    FAILED,
    /** Nobody knows whether it was done; the world is asked before it is done again. */
    UNKNOWN,
    /** It was not even tried, for it may not be done. */
    REFUSED
  }

  /** Whether it settles the matter. */
  public boolean isKnown() {
    return switch (word) {
      case DONE, FOUND, FAILED -> true;
      case INTENDED, UNKNOWN, REFUSED -> false;
    };
  }

  public static Outcome intended() {
    return new Outcome(Word.INTENDED, "");
  }

  public static Outcome done(String result) {
    return new Outcome(Word.DONE, result);
  }

  public static Outcome found(String result) {
    return new Outcome(Word.FOUND, result);
  }

  public static Outcome failed(String message) {
    return new Outcome(Word.FAILED, message);
  }

  public static Outcome unknown(String message) {
    return new Outcome(Word.UNKNOWN, message);
  }

  public static Outcome refused(String reason) {
    return new Outcome(Word.REFUSED, reason);
  }
}
