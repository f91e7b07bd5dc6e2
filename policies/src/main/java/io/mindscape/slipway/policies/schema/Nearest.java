package io.mindscape.slipway.policies.schema;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;

/** The word that somebody probably meant. */
public final class Nearest {

  private Nearest() {}

  /** The question whether that was meant, to stand behind the word; empty where none is near. */
  public static String question(String word, Collection<String> candidates) {
    return question(to(word, candidates));
  }

  /**
   * The same.
   *
   * @param near what was probably meant; empty for nothing
   */
  public static String question(String near) {
    return near.isEmpty() ? "" : " (did you mean \"%s\"?)".formatted(near);
  }

  /** The candidate with the fewest edits to {@code word}; empty where none is near. */
  public static String to(String word, Collection<String> candidates) {
    int best = Math.max(1, word.length() / 3) + 1;
    var nearest = "";
    for (var candidate : candidates.stream().sorted().toList()) {
      // Each character more or less is an edit; a key may have a million of them.
      if (Math.abs(word.length() - candidate.length()) >= best) {
        continue;
      }
      int distance = distance(word.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
      if (distance < best) {
        best = distance;
        nearest = candidate;
      }
    }
    return nearest;
  }

  /**
   * How many slips of a finger lie between two words: a character too many, too few, another, or
   * two neighbours exchanged (the restricted Damerau-Levenshtein distance).
   */
  public static int distance(String one, String other) {
    var before = new int[other.length() + 1];
    var previous = new int[other.length() + 1];
    Arrays.setAll(previous, at -> at);
    for (int row = 1; row <= one.length(); row++) {
      var current = new int[other.length() + 1];
      current[0] = row;
      for (int at = 1; at <= other.length(); at++) {
        int change = one.charAt(row - 1) == other.charAt(at - 1) ? 0 : 1;
        current[at] =
            Math.min(previous[at - 1] + change, 1 + Math.min(previous[at], current[at - 1]));
        if (areExchanged(one, row, other, at)) {
          current[at] = Math.min(current[at], before[at - 2] + 1);
        }
      }
      before = previous;
      previous = current;
    }
    return previous[other.length()];
  }

  private static boolean areExchanged(String one, int row, String other, int at) {
    return row > 1
        && at > 1
        && one.charAt(row - 1) == other.charAt(at - 2)
        && one.charAt(row - 2) == other.charAt(at - 1);
  }
}
