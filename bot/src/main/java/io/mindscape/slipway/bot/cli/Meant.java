package io.mindscape.slipway.bot.cli;

import io.mindscape.slipway.policies.schema.Nearest;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** What somebody probably meant who typed a word that is none. */
final class Meant {

  /** Who typed so much of a name means it, however much of it is missing. */
  private static final int TELLING = 4;

  private Meant() {}

  /** The end of a sentence: with a question where one of the words is near, else a full stop. */
  static String ending(String typed, Collection<String> words) {
    var nearest = nearest(typed, words);
    return nearest.isEmpty() ? "." : "; did you mean %s?".formatted(nearest);
  }

  private static String nearest(String typed, Collection<String> words) {
    var start = typed.toLowerCase(Locale.ROOT);
    var begun =
        words.stream()
            .filter(word -> start.length() >= TELLING && word.startsWith(start))
            .min(Comparator.comparingInt(String::length));
    return begun.orElseGet(() -> Nearest.to(typed, words));
  }
}
