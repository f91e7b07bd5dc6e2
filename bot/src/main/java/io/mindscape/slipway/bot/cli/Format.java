package io.mindscape.slipway.bot.cli;

import java.util.Locale;

/** How a command tells what it has to say: for a person, or for a program. */
public enum Format {
  TEXT,
  JSON;

  /** As it is typed. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
