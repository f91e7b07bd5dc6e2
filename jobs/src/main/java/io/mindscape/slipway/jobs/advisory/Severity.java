package io.mindscape.slipway.jobs.advisory;

import java.util.Locale;

/**
 * How bad something is.
 *
 * @param words for a person: {@code 9.8 critical}
 */
public record Severity(Level level, String words) {

  static final Severity UNTOLD = new Severity(Level.UNTOLD, "not told");

  /** The worst first. */
  public enum Level {
    CRITICAL,
    HIGH,
    MEDIUM,
    LOW,
    UNTOLD
  }

  /** Of a base score, from 0 to 10. */
  static Severity ofScore(double score) {
    var level =
        score >= 9
            ? Level.CRITICAL
            : score >= 7 ? Level.HIGH : score >= 4 ? Level.MEDIUM : Level.LOW;
    return new Severity(level, String.format(Locale.ROOT, "%.1f %s", score, word(level)));
  }

  /** Of a word that the source of an advisory uses; what we do not know tells nothing. */
  static Severity ofWord(String word) {
    return switch (word.toUpperCase(Locale.ROOT)) {
      case "CRITICAL" -> new Severity(Level.CRITICAL, "critical");
      case "HIGH", "IMPORTANT" -> new Severity(Level.HIGH, "high");
      case "MODERATE", "MEDIUM" -> new Severity(Level.MEDIUM, "medium");
      case "LOW", "NEGLIGIBLE", "UNIMPORTANT" -> new Severity(Level.LOW, "low");
      default -> UNTOLD;
    };
  }

  private static String word(Level level) {
    return level.name().toLowerCase(Locale.ROOT);
  }
}
