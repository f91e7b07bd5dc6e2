package io.mindscape.slipway.bot.log;

import io.mindscape.slipway.jobs.effect.Masked;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * The last thing between a secret and the log: the secrets of the settings, word for word, and
 * whatever has the shape of one. Nobody should log a secret; who does it by mistake meets this.
 */
final class Veil {

  private static final String MASK = "***";
  private static final int SHORTEST = 6;

  private final List<String> secrets;

  /**
   * @param secrets those of several lines are hidden line by line; what is shorter than {@value
   *     #SHORTEST} characters would hide half of every text, and is left
   */
  Veil(Collection<String> secrets) {
    this.secrets =
        secrets.stream()
            .flatMap(String::lines)
            .map(String::strip)
            .filter(line -> line.length() >= SHORTEST)
            .distinct()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
  }

  String over(String text) {
    var covered = text;
    for (var secret : secrets) {
      covered = covered.replace(secret, MASK);
    }
    return Masked.text(covered);
  }
}
