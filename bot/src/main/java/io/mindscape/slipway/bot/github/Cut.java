package io.mindscape.slipway.bot.github;

/** Texts that GitHub takes up to a length. */
final class Cut {

  private static final String REST = "\n\n… (cut: the rest is longer than GitHub takes)";

  private Cut() {}

  /** The text, or its beginning and a note that it was cut. */
  static String to(int most, String text) {
    return text.length() <= most ? text : begin(text, most - REST.length()) + REST;
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
