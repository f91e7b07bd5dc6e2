package io.mindscape.slipway.policies.pattern;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/**
 * Compiles regular expressions as Go does, with the bounds of Go's parser ({@code
 * regexp/syntax/parse.go}: {@code repeatIsValid}, {@code calcSize}, {@code calcHeight}), which
 * RE2/J lacks: without them {@code ((a{1,100}){1,100}){1,100}} fills the memory.
 */
public final class GoPattern {

  /** Instructions. Go takes ten times as many; nothing that a person writes comes near. */
  private static final long MAX_COMPILED = 300_000;

  private GoPattern() {}

  /**
   * @throws PatternSyntaxException if Go would not take it, or its program would be huge
   */
  public static Pattern compile(String regex) {
    if (new Extent(regex).measure() > MAX_COMPILED) {
      throw new PatternSyntaxException("expression too large");
    }
    return compiled(regex);
  }

  /**
   * Only asks whether Go would take it.
   *
   * @throws PatternSyntaxException if it would not
   */
  public static void check(String regex) {
    var extent = new Extent(regex);
    if (extent.measure() <= MAX_COMPILED) {
      compiled(regex);
    }
    // What is larger has been found to have valid counts, and is not worth its memory.
  }

  private static Pattern compiled(String regex) {
    return Pattern.compile(regex);
  }
}
