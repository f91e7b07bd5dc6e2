package io.mindscape.slipway.jobs.render;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words in the actions of a Helm template: functions, keywords, and chains such as {@code
 * $.Values.image}. What stands in strings, in comments or outside of actions is none.
 */
public final class TemplateWords {

  /** A comment, a string, the end of the action, or a word; in this order of precedence. */
  private static final Pattern PART =
      Pattern.compile(
          "/\\*.*?(\\*/|\\z)|\"(?:[^\"\\\\\\n]|\\\\.)*\"?|`[^`]*(`|\\z)|'(?:[^'\\\\\\n]|\\\\.)*'?"
              + "|(?<end>\\}\\})|(?<word>[$.]?[A-Za-z_][A-Za-z0-9_.$]*|\\$\\.[A-Za-z0-9_.]+)",
          Pattern.DOTALL);

  private TemplateWords() {}

  /**
   * A word.
   *
   * @param start where it begins in the text; {@code end} is where it is over
   * @param line from 1
   */
  public record Word(String text, int start, int end, int line) {}

  /** All words, in order. */
  public static List<Word> in(String template) {
    var words = new ArrayList<Word>();
    int line = 1;
    int counted = 0;
    for (int at = template.indexOf("{{"); at >= 0; at = template.indexOf("{{", at)) {
      at += 2;
      var part = PART.matcher(template);
      boolean isOpen = true;
      while (isOpen && part.find(at)) {
        at = part.end();
        isOpen = part.group("end") == null;
        if (part.group("word") != null && isWhole(template, part)) {
          line += lines(template, counted, part.start());
          counted = part.start();
          words.add(new Word(part.group("word"), part.start(), at, line));
        }
      }
      if (isOpen) {
        return words;
      }
    }
    return words;
  }

  /** What goes on after a parenthesis, a number or another word is no word of its own. */
  private static boolean isWhole(String template, Matcher part) {
    char before = template.charAt(part.start() - 1);
    return before != ')' && !Character.isLetterOrDigit(before);
  }

  private static int lines(String text, int from, int to) {
    return (int) text.substring(from, to).chars().filter(character -> character == '\n').count();
  }
}
