package io.mindscape.slipway.bot.page;

import java.util.regex.Pattern;

/**
 * A line of the Markdown that maintenance says of itself, as HTML: code, bold, links, numbers of
 * pull requests, and commits that something was merged as. All else is text.
 */
final class Marked {

  private static final Pattern LINK =
      Pattern.compile("\\[((?:[^\\]\\\\]|\\\\.)*)]\\((https?://[^\\s()<>\"]+)\\)");
  private static final Pattern NUMBER = Pattern.compile("#([1-9][0-9]{0,8})\\b");
  private static final Pattern COMMIT =
      Pattern.compile("(?<=merged as )[0-9a-f]{7,40}(?![0-9A-Za-z])");
  private static final Pattern ENTITY = Pattern.compile("&(amp|lt|gt);");

  private final Html page;
  private final String forge;
  private final String line;
  private final StringBuilder words = new StringBuilder();
  private int at;

  private Marked(Html page, String forge, String line) {
    this.page = page;
    this.forge = forge;
    this.line = line;
  }

  /**
   * Writes it.
   *
   * @param forge where the repository is looked at
   */
  static void into(Html page, String forge, String line) {
    new Marked(page, forge, line).all();
  }

  private void all() {
    while (at < line.length()) {
      switch (line.charAt(at)) {
        case '\\' -> escaped();
        case '`' -> code();
        case '*' -> bold();
        case '[' -> link();
        case '#' -> number();
        case '&' -> entity();
        // A space of no width keeps the forge from calling people, and is not needed here.
        case '\u200B' -> at++;
        default -> plain();
      }
    }
    flush();
  }

  private void plain() {
    var commit = COMMIT.matcher(line).region(at, line.length()).useTransparentBounds(true);
    if (commit.lookingAt()) {
      flush();
      page.raw("<a href=\"").words(forge + "/commit/" + commit.group()).raw("\">");
      page.words(commit.group()).raw("</a>");
      at = commit.end();
    } else {
      words.append(line.charAt(at++));
    }
  }

  private void flush() {
    page.words(words.toString());
    words.setLength(0);
  }

  private void escaped() {
    at++;
    if (at < line.length()) {
      plain();
    } else {
      words.append('\\');
    }
  }

  private void code() {
    int ticks = run(at);
    int end = closing(at + ticks, ticks);
    if (end < 0) {
      words.append(line, at, at + ticks);
      at += ticks;
      return;
    }
    flush();
    var inside = line.substring(at + ticks, end).replace("\\|", "|");
    page.in("code", inside.isBlank() ? inside : inside.strip());
    at = end + ticks;
  }

  /** Where that many ticks, and no more, stand next. */
  private int closing(int from, int ticks) {
    int next = line.indexOf('`', from);
    while (next >= 0) {
      int run = run(next);
      if (run == ticks) {
        return next;
      }
      next = line.indexOf('`', next + run);
    }
    return -1;
  }

  private int run(int from) {
    int end = from;
    while (end < line.length() && line.charAt(end) == '`') {
      end++;
    }
    return end - from;
  }

  private void bold() {
    int end = line.startsWith("**", at) ? line.indexOf("**", at + 2) : -1;
    if (end < 0) {
      plain();
      return;
    }
    flush();
    page.raw("<strong>");
    into(page, forge, line.substring(at + 2, end));
    page.raw("</strong>");
    at = end + 2;
  }

  private void link() {
    var link = LINK.matcher(line).region(at, line.length());
    if (!link.lookingAt()) {
      plain();
      return;
    }
    flush();
    page.raw("<a href=\"").words(link.group(2)).raw("\">");
    into(page, forge, link.group(1));
    page.raw("</a>");
    at = link.end();
  }

  private void number() {
    var number = NUMBER.matcher(line).region(at, line.length());
    if (!number.lookingAt() || (at > 0 && Character.isLetterOrDigit(line.charAt(at - 1)))) {
      plain();
      return;
    }
    flush();
    page.raw("<a href=\"").words(forge + "/issues/" + number.group(1)).raw("\">");
    page.words(number.group()).raw("</a>");
    at = number.end();
  }

  private void entity() {
    var entity = ENTITY.matcher(line).region(at, line.length());
    if (!entity.lookingAt()) {
      plain();
      return;
    }
    words.append(
        switch (entity.group(1)) {
          case "lt" -> '<';
          case "gt" -> '>';
          default -> '&';
        });
    at = entity.end();
  }
}
