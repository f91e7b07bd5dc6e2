package io.mindscape.slipway.jobs.maintenance.orders;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What can be ordered of a task, as people type it behind a slash. */
public enum Word {
  /** It does not run in this opening, and stops if it is running. Needs a reason. */
  VETO,
  /** It waits for the next opening. */
  DEFER,
  /** It comes before the others; of several, the one that was typed last. */
  FIRST,
  /** Takes back every veto and deferral of it that was typed before. */
  UNVETO;

  /** As typed: {@code veto}. */
  public String typed() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** All of them, as typed. */
  public static List<String> all() {
    return Arrays.stream(values()).map(Word::typed).toList();
  }

  /** The one that is typed so. */
  public static Optional<Word> of(String typed) {
    return Arrays.stream(values()).filter(word -> word.typed().equals(typed)).findFirst();
  }
}
