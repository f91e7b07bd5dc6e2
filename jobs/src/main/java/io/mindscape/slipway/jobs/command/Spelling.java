package io.mindscape.slipway.jobs.command;

import io.mindscape.slipway.policies.schema.Nearest;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the command that somebody meant. */
final class Spelling {

  private static final int STEM = 5;

  private Spelling() {}

  /** The one of {@code words} that {@code typed} is nearly; nothing where it is none of them. */
  static Optional<String> nearest(String typed, Collection<String> words) {
    var lower = typed.toLowerCase(Locale.ROOT);
    return words.stream()
        .filter(word -> isNear(lower, word))
        .min(Comparator.comparingInt(word -> Nearest.distance(lower, word)));
  }

  private static boolean isNear(String typed, String word) {
    int allowed = word.length() > 3 ? 2 : 1;
    boolean sameStem = word.length() > STEM && typed.startsWith(word.substring(0, STEM));
    return sameStem || Nearest.distance(typed, word) <= allowed;
  }
}
