package io.mindscape.slipway.bot.doctor;

import java.util.Locale;

/** How a thing is. */
enum Sign {
  OK("✓"),
  /** It works, and there is something to know. */
  NOTE("·"),
  WRONG("✕"),
  /** Nobody set it, so there is nothing to look at. */
  NOT_ASKED("–");

  private final String mark;

  Sign(String mark) {
    this.mark = mark;
  }

  String mark() {
    return mark;
  }

  /** As a person and a program read it. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
