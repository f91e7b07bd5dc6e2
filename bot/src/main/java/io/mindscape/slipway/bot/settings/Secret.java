package io.mindscape.slipway.bot.settings;

/** A text that must not be shown: it prints as stars, wherever it ends up. */
public record Secret(String reveal) {

  @Override
  public String toString() {
    return "***";
  }
}
