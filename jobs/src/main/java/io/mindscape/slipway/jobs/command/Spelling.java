package io.mindscape.slipway.jobs.command;

import java.util.Arrays;
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
        .min(Comparator.comparingInt(word -> distance(lower, word)));
  }

  private static boolean isNear(String typed, String word) {
    int allowed = word.length() > 3 ? 2 : 1;
    boolean sameStem = word.length() > STEM && typed.startsWith(word.substring(0, STEM));
    return sameStem || distance(typed, word) <= allowed;
  }

  /** How many letters have to be put in, taken out or exchanged. */
  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    Arrays.setAll(row, i -> i);
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int exchanged = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(exchanged, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[other.length()];
  }
}
