package io.mindscape.slipway.jobs.prose;

import java.util.regex.Pattern;

/**
 * Puts text that came from a repository into GitHub's Markdown so that it is shown as it is: it
 * makes no heading, link, image or HTML, calls nobody, and ends no fence.
 */
public final class Markdown {

  /** As long as a comment or a check's summary may be, with some room left. GitHub: 65,536. */
  public static final int LIMIT = 65_000;

  private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_\\[\\]|~]");
  // GitHub looks for these after Markdown is read, so that a backslash does not help: a space of no
  // width does.
  private static final Pattern CALLS = Pattern.compile("(@|#|GH-|www)(?=[\\w.])");
  // Control characters, and those that turn around what is read after them.
  private static final Pattern UNSEEN =
      Pattern.compile(
          "[\\p{Cc}&&[^\\n\\r\\t]]|[\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");
  private static final String NO_WIDTH = "\u200B";

  private Markdown() {}

  /**
   * The same, with the number of each character that is not seen, or hides others, in its place.
   */
  public static String visible(String text) {
    return UNSEEN
        .matcher(text)
        .replaceAll(found -> "(U+%04X)".formatted(found.group().codePointAt(0)));
  }

  /** Plain words, in one line. */
  public static String text(String words) {
    var html = visible(words).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    var quiet =
        CALLS.matcher(SPECIAL.matcher(html).replaceAll("\\\\$0")).replaceAll("$1" + NO_WIDTH);
    return oneLine(quiet.replace("://", ":" + NO_WIDTH + "//"));
  }

  /** Words with code in them, between backticks. */
  public static String message(String words) {
    var parts = words.split("`", -1);
    if (parts.length % 2 == 0) {
      return text(words);
    }
    var markdown = new StringBuilder(text(parts[0]));
    for (int at = 1; at < parts.length; at += 2) {
      markdown.append(code(parts[at])).append(text(parts[at + 1]));
    }
    return markdown.toString();
  }

  /** Not longer than {@link #LIMIT}; says so where something was left out. */
  public static String cut(String markdown) {
    if (markdown.length() <= LIMIT) {
      return markdown;
    }
    int end = markdown.lastIndexOf('\n', LIMIT - 200);
    return markdown.substring(0, Math.max(0, end)) + "\n\n**The rest does not fit here.**\n";
  }

  /** Code within a line; fit for a table too. */
  public static String code(String code) {
    var line = oneLine(visible(code)).replace("|", "\\|");
    var ticks = "`".repeat(longestRun(line) + 1);
    boolean touches = line.startsWith("`") || line.endsWith("`") || line.isEmpty();
    return touches ? ticks + " " + line + " " + ticks : ticks + line + ticks;
  }

  /** A block of code, whose fence is longer than any that {@code code} has. */
  public static String fenced(String language, String code) {
    var ticks = "`".repeat(Math.max(3, longestRun(code) + 1));
    var shown = visible(code);
    return ticks + language + "\n" + shown + (shown.endsWith("\n") ? "" : "\n") + ticks + "\n";
  }

  /** Markdown behind a line that a person clicks on. */
  public static String folded(String summary, String markdown) {
    return "<details><summary>%s</summary>\n\n%s\n</details>\n".formatted(summary, markdown);
  }

  /** {@code 1 error}, {@code 2 errors}. */
  public static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\R", " ");
  }

  private static int longestRun(String text) {
    int longest = 0;
    int run = 0;
    for (int at = 0; at < text.length(); at++) {
      run = text.charAt(at) == '`' ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest;
  }
}
