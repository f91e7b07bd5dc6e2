package io.mindscape.slipway.bot.github;

import io.mindscape.slipway.jobs.forge.Wholes;
import java.util.Locale;

/** Texts that GitHub takes up to a length. */
final class Cut {

  private static final String REST = "\n\n… (cut: the rest is longer than GitHub takes)";

  private Cut() {}

  /** The text, or its beginning and a note that it was cut. For texts without markup. */
  static String to(int most, String text) {
    return text.length() <= most ? text : begin(text, most - REST.length()) + REST;
  }

  /**
   * The text, or what of it fits: up to the end of a line, with everything closed that is open
   * there, and one sentence that says how much is missing and where it can be read.
   *
   * @param title what the whole is called where it is kept
   */
  static String markdown(int most, String title, String text, Wholes wholes) {
    if (text.length() <= most) {
      return text;
    }
    var link = wholes.keep(title, text);
    int room = most - sentence(text.length(), text.length(), link).length();
    var shown = beginning(text, room);
    return shown.text()
        + shown.closing()
        + sentence(text.length() - shown.text().length(), text.length(), link);
  }

  /** A part of a text and what closes it. */
  private record Shown(String text, String closing) {}

  private static Shown beginning(String text, int room) {
    var open = new Open();
    var best = new Shown("", "");
    int from = 0;
    while (from < text.length() && from <= room) {
      int end = text.indexOf('\n', from);
      int to = end < 0 ? text.length() : end;
      open.read(text.substring(from, to));
      var closing = open.closing();
      if (open.mayEnd() && to + closing.length() <= room) {
        best = new Shown(text.substring(0, to), closing);
      }
      from = to + 1;
    }
    return best.text().length() < room / 2 ? inLine(text, room, best) : best;
  }

  /** A line that is as long as all of it is cut at a word, if no markup can be in the way. */
  private static Shown inLine(String text, int room, Shown best) {
    int from = best.text().isEmpty() ? 0 : best.text().length() + 1;
    int end = text.indexOf('\n', from);
    var line = text.substring(from, end < 0 ? text.length() : end);
    boolean plain = best.closing().isEmpty() && line.matches("[^<>`|~\\[\\]]*");
    if (!plain || from + line.length() <= room) {
      return best;
    }
    var part = begin(text, room);
    int word = part.lastIndexOf(' ');
    return new Shown(word > from ? part.substring(0, word) : part, "");
  }

  private static String sentence(int missing, int all, String link) {
    var count = String.format(Locale.ROOT, "%,d of %,d characters", missing, all);
    return link.isEmpty()
        ? "\n\nThe rest is left out because GitHub takes no more: %s.".formatted(count)
        : "\n\nThe rest, %s, is left out: [read the whole](%s).".formatted(count, link);
  }

  /** One line, with an ellipsis where it was cut. */
  static String line(int most, String text) {
    var line = text.replaceAll("\\s+", " ").strip();
    return line.length() <= most ? line : begin(line, most - 1) + "…";
  }

  private static String begin(String text, int length) {
    // Half of a surrogate pair would not be text.
    boolean halves = Character.isHighSurrogate(text.charAt(length - 1));
    return text.substring(0, halves ? length - 1 : length);
  }
}
