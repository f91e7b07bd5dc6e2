package io.mindscape.slipway.policies.yaml;

/**
 * Reads quoted scalars with escapes, or over several lines, for {@link Words}: of a line end, the
 * spaces around it, and the indent behind it one space remains, of blank lines their line ends.
 */
final class Quoted {

  private static final int HEX = 16;
  private static final int DIGITS = 4;

  private final Cursor cursor;
  private final StringBuilder text = new StringBuilder();

  private Quoted(Cursor cursor) {
    this.cursor = cursor;
  }

  /** The text between the quotes; the cursor is on the first, and stands behind the last then. */
  static String read(Cursor cursor) {
    char quote = cursor.here();
    cursor.step();
    return new Quoted(cursor).until(quote);
  }

  private String until(char quote) {
    while (cursor.here() != quote || (quote == '\'' && cursor.next() == quote)) {
      char here = cursor.here();
      if (here == '\'' && quote == '\'') {
        cursor.step();
        take(here);
      } else if (here == '\\' && quote == '"') {
        cursor.step();
        escape(cursor.here());
      } else if (isSpace(here) || here == '\n') {
        spaces();
      } else {
        take(here);
      }
    }
    cursor.step();
    return text.toString();
  }

  private void take(char character) {
    if (character == Cursor.END) {
      throw new Unsure();
    }
    text.append(character);
    cursor.step();
  }

  private void spaces() {
    int from = cursor.offset();
    blanks();
    if (cursor.here() == '\n') {
      fold();
    } else {
      cursor.copy(from, cursor.offset(), text);
    }
  }

  private void fold() {
    int from = text.length();
    nextLine();
    while (cursor.here() == '\n') {
      text.append('\n');
      nextLine();
    }
    if (text.length() == from) {
      text.append(' ');
    }
  }

  private void nextLine() {
    cursor.skipLine();
    if (cursor.here() == '-' || cursor.here() == '.') {
      throw new Unsure(); // Perhaps the end of the document.
    }
    blanks();
  }

  private void blanks() {
    while (isSpace(cursor.here())) {
      cursor.step();
    }
  }

  private static boolean isSpace(char character) {
    return character == ' ' || character == '\t';
  }

  private void escape(char letter) {
    cursor.step();
    text.append(
        switch (letter) {
          case '0' -> '\0';
          case 'b' -> '\b';
          case 't' -> '\t';
          case 'n' -> '\n';
          case 'f' -> '\f';
          case 'r' -> '\r';
          case '"', '\\' -> letter;
          case 'u' -> unit();
          default -> throw new Unsure();
        });
  }

  private char unit() {
    int value = 0;
    for (int read = 0; read < DIGITS; read++) {
      int digit = Character.digit(cursor.here(), HEX);
      if (digit < 0) {
        throw new Unsure();
      }
      value = value * HEX + digit;
      cursor.step();
    }
    if (Character.isSurrogate((char) value)) {
      throw new Unsure();
    }
    return (char) value;
  }
}
