package io.mindscape.slipway.jobs.effect;

import io.mindscape.slipway.policies.secrecy.Secrets;
import java.util.List;
import java.util.regex.Pattern;

/** Texts as they may be kept for good: without what looks like a secret, and not endless. */
public final class Masked {

  private static final String MASK = "***";

  private record Rule(Pattern pattern, String instead) {}

  private static final List<Rule> RULES =
      List.of(
          rule("-----BEGIN [A-Z ]*PRIVATE KEY-----[\\s\\S]*?(-----END [A-Z ]*PRIVATE KEY-----|$)"),
          rule("\\bgh[a-z]_[A-Za-z0-9]{16,}"),
          rule("\\bgithub_pat_[A-Za-z0-9_]{16,}"),
          rule("\\bglpat-[A-Za-z0-9_-]{16,}"),
          rule("\\bxox[a-z]-[A-Za-z0-9-]{10,}"),
          rule("\\b(AKIA|ASIA)[A-Z0-9]{16}\\b"),
          rule("\\beyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}(\\.[A-Za-z0-9_-]*)?"),
          rule("\\bsha(1|256)=[0-9a-fA-F]{40,64}\\b"),
          new Rule(
              Pattern.compile("(?i)\\b(bearer|basic|token)\\s+[A-Za-z0-9._~+/=-]{16,}"),
              "$1 " + MASK),
          new Rule(Pattern.compile("(://[^/\\s:@]*):[^/\\s@]+@"), "$1:" + MASK + "@"),
          new Rule(
              Pattern.compile(
                  "(?i)\\b((?:[a-z0-9]*[_-])?(?:password|passwd|pwd|secret|token|api[_-]?key|access[_-]?key))(\\s*[=:]\\s*)(?!\\(value"
                      + " not shown\\))[^\\s&;,]+"),
              "$1$2" + MASK));

  private Masked() {}

  private static Rule rule(String pattern) {
    return new Rule(Pattern.compile(pattern), MASK);
  }

  /**
   * A text that may be kept.
   *
   * @param longest in UTF-16 units
   */
  static String text(String text, int longest) {
    var masked = text(text);
    var cut = masked.length() <= longest ? masked : masked.substring(0, longest - 1) + "…";
    return storable(cut);
  }

  /** A text without what looks like a secret. */
  public static String text(String text) {
    var masked = text;
    for (var rule : RULES) {
      masked = rule.pattern().matcher(masked).replaceAll(rule.instead());
    }
    return Secrets.none().mask(masked);
  }

  /** Without what a database cannot give back as it was: NUL, and halves of characters. */
  private static String storable(String text) {
    var clean = new StringBuilder(text.length());
    text.codePoints()
        .map(
            point ->
                point == 0 || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)
                    ? 0xFFFD
                    : point)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }
}
