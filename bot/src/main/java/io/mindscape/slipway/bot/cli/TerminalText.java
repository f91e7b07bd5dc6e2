package io.mindscape.slipway.bot.cli;

import java.util.regex.Pattern;

/** Takes from a text of a repository what a terminal would obey instead of showing it. */
public final class TerminalText {

  private static final Pattern CONTROLS =
      Pattern.compile("[\\p{Cntrl}\\x80-\\x9f\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069]+");

  private TerminalText() {}

  /** One line. */
  public static String line(String text) {
    return CONTROLS.matcher(text).replaceAll(" ");
  }
}
