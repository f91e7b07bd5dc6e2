package io.mindscape.slipway.policies.schema;

import java.util.Collection;
import java.util.Locale;

/** The word that somebody probably meant. */
public final class Nearest {

  private Nearest() {}

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

  /** Insertions, deletions and replacements that turn one word into the other. */
  private static int distance(String one, String other) {
    var previous = new int[other.length() + 1];
    for (int at = 0; at <= other.length(); at++) {
      previous[at] = at;
    }
    for (int row = 1; row <= one.length(); row++) {
      var current = new int[other.length() + 1];
      current[0] = row;
      for (int at = 1; at <= other.length(); at++) {
        int change = one.charAt(row - 1) == other.charAt(at - 1) ? 0 : 1;
        current[at] =
            Math.min(previous[at - 1] + change, 1 + Math.min(previous[at], current[at - 1]));
      }
      previous = current;
    }
    return previous[other.length()];
  }
}
