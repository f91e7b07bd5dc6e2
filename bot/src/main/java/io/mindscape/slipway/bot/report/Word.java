package io.mindscape.slipway.bot.report;

/** Where the word ends that begins at a column: a key, a value, or a text in quotes. */
final class Word {

  private Word() {}

  /**
   * The index behind its last character.
   *
   * @param line its code points
   * @param begin the index of its first character
   */
  static int end(int[] line, int begin) {
    if (begin >= line.length) {
      return begin;
    }
    return line[begin] == '"' || line[begin] == '\''
        ? endOfQuoted(line, begin)
        : endOfPlain(line, begin);
  }

  private static int endOfQuoted(int[] line, int begin) {
    for (int at = begin + 1; at < line.length; at++) {
      if (line[at] == '\\' && line[begin] == '"') {
        at++;
      } else if (line[at] == line[begin]) {
        return at + 1;
      }
    }
    return line.length;
  }

  private static int endOfPlain(int[] line, int begin) {
    int at = begin;
    while (at < line.length && !ends(line, at)) {
      at++;
    }
    return at;
  }

  private static boolean ends(int[] line, int at) {
    return switch (line[at]) {
      case ' ', '\t', ',', '[', ']', '{', '}' -> true;
      case ':' -> at + 1 == line.length || line[at + 1] == ' ';
      default -> false;
    };
  }
}
