package io.mindscape.slipway.policies.pattern;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/**
 * Compiles regular expressions as Go does, with the bounds of Go's parser ({@code
 * regexp/syntax/parse.go}: {@code repeatIsValid}, {@code calcSize}, {@code calcHeight}), which
 * RE2/J lacks: without them {@code ((a{1,100}){1,100}){1,100}} fills the memory.
 */
public final class GoPattern {

  /**
   * Instructions, of which each takes 140 bytes. Go takes many more; nothing that a person writes
   * comes near.
   */
  private static final long MAX_COMPILED = 10_000;

  /** RE2/J's parser copies what is left of the text at each step, which takes the square of it. */
  private static final int MAX_LENGTH = 8_000;

  /** Steps of a program over a text, each some nanoseconds; a server gives a request 34 seconds. */
  private static final long MOST_STEPS = 500_000_000;

  private GoPattern() {}

  /**
   * @throws PatternSyntaxException if Go would not take it, or it or its program would be huge
   */
  public static Pattern compile(String regex) {
    if (!isSmall(regex)) {
      throw new PatternSyntaxException("expression too large");
    }
    return Pattern.compile(regex);
  }

  /**
   * Only asks whether Go would take it.
   *
   * @throws PatternSyntaxException if it would not
   */
  public static void check(String regex) {
    if (isSmall(regex)) {
      Pattern.compile(regex);
    }
    // What is larger has been found to have valid counts, and is not worth its memory.
  }

  /** Whether a text is too long to be tried: the time is that of the program times the text. */
  public static boolean isEndless(Pattern pattern, String text) {
    return (long) pattern.programSize() * text.length() > MOST_STEPS;
  }

  private static boolean isSmall(String regex) {
    return new Extent(regex).measure() <= MAX_COMPILED && regex.length() <= MAX_LENGTH;
  }
}
