package io.mindscape.slipway.bot.log;

import io.mindscape.slipway.jobs.effect.Masked;
import io.mindscape.slipway.policies.secrecy.Secrets;
import java.util.Collection;

/**
 * The last thing between a secret and the log: the secrets of the settings, in whatever form, and
 * whatever has the shape of one. Nobody should log a secret; who does it by mistake meets this.
 */
final class Veil {

  private static final int SHORTEST = 6;

  private final Secrets secrets;

  /**
   * @param secrets those of several lines are hidden line by line; what is shorter than {@value
   *     #SHORTEST} characters would hide half of every text, and is left
   */
  Veil(Collection<String> secrets) {
    this.secrets =
        Secrets.builder()
            .values(
                secrets.stream()
                    .flatMap(String::lines)
                    .map(String::strip)
                    .filter(line -> line.length() >= SHORTEST)
                    .toList())
            .build();
  }

  String over(String text) {
    return Masked.text(secrets.mask(text));
  }
}
